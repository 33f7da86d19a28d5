import { momentsByPractice } from '@liandong/legal-time';
import { ended, limitClock, limitTimer } from '@liandong/service-kit';
import { intervention } from './intervention.decider.js';
import { InterventionService } from './intervention.service.js';

/** B4.6: an entry is handled within its limit, unless it goes to the body above. */
export const interventionClock = limitClock('intervention', intervention, {
  InterventionRecorded: ({ deadline }) => deadline,
  // With the chief it goes on.
  InterventionReportedUpward: ({ level }) => (level === 'upper' ? null : undefined),
  InterventionHandled: ended,
});

/** B4.6: handled within the limit. It acts on the entry itself, unlike the clocks of clues: their warnings are read by more than may know of an entry. */
export const interventionTimer = limitTimer(
  interventionClock,
  momentsByPractice,
  { confidential: true, actsOn: intervention },
  InterventionService,
  (interventions, request, _warningId, due) => interventions.limitDue(request, due),
);
