import { runService } from '@liandong/service-kit';
import { AuditModule } from './audit.module.js';

await runService(AuditModule);
