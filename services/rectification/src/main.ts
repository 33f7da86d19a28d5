import { runService } from '@liandong/service-kit';
import { RectificationModule } from './rectification.module.js';

await runService(RectificationModule);
