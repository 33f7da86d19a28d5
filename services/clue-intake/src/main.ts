import { runService } from '@liandong/service-kit';
import { ClueIntakeModule } from './clue-intake.module.js';

await runService(ClueIntakeModule);
