import { runService } from '@liandong/service-kit';
import { CaseTrialModule } from './case-trial.module.js';

await runService(CaseTrialModule);
