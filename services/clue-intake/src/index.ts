export { ClueIntakeModule } from './clue-intake.module.js';
