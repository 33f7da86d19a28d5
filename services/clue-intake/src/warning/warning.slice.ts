import { publisher, reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenLimitWarnedThenAskForLetters } from '../automation/when-limit-warned-then-ask-for-letters.js';
import { clueIntakeTimers } from '../clocks/clue-intake.clocks.js';
import { publishWarning } from '../publishing/warning.integration-events.js';
import { WarningRegisterController } from '../read/warning-register/warning-register.controller.js';
import { warningRegister } from '../read/warning-register/warning-register.projection.js';
import { WarningRegisterQuery } from '../read/warning-register/warning-register.query.js';
import { Warning } from '../read/warning-register/warning.entity.js';
import { WarningLetterService } from './warning-letter.service.js';
import { WarningController } from './warning.controller.js';
import { warning } from './warning.decider.js';
import { WarningService } from './warning.service.js';

/** 时限预警 / warnings about limits, and what is done about them (B1.23). */
export const warningSlice: ServiceSlice = {
  categories: ['warning'],
  projections: [warningRegister],
  entities: [Warning],
  publish: [publisher(warning, publishWarning)],
  reactions: [
    reaction(whenLimitWarnedThenAskForLetters, WarningLetterService, (letters, request, { id, data }) => letters.ask(request, id, data)),
  ],
  timers: clueIntakeTimers,
  controllers: [WarningController, WarningRegisterController],
  providers: [WarningService, WarningLetterService, WarningRegisterQuery],
};
