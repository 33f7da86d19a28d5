export { CaseTrialModule } from './case-trial.module.js';
