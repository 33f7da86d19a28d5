import { momentsByPractice } from '@liandong/legal-time';
import { ended, limitClock, limitTimer } from '@liandong/service-kit';
import { directForward } from './direct-forward.decider.js';
import { DirectForwardService } from './direct-forward.service.js';

const sendingUp = limitClock('direct-forward', directForward, { EnvelopePassed: ({ deadline }) => deadline, EnvelopeSentUp: ended });

/**
 * B1.7: up within five working days. It acts on the envelope itself, unlike the clocks of clues: their warnings are read by case management,
 * are published, and ask for letters.
 */
export const directForwardTimer = limitTimer(
  sendingUp,
  momentsByPractice,
  { confidential: true, actsOn: directForward },
  DirectForwardService,
  (forwards, request, _warningId, due) => forwards.limitDue(request, due),
);
