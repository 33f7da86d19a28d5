import { runService } from '@liandong/service-kit';
import { JointSupervisionModule } from './joint-supervision.module.js';

await runService(JointSupervisionModule);
