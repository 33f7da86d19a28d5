import { runService } from '@liandong/service-kit';
import { InspectionLiaisonModule } from './inspection-liaison.module.js';

await runService(InspectionLiaisonModule);
