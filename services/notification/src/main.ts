import { runService } from '@liandong/service-kit';
import { NotificationModule } from './notification.module.js';

await runService(NotificationModule);
