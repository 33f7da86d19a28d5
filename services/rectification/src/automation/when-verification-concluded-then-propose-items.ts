import { verificationConcluded } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { ProposeRectification } from '../rectification/rectification.decider.js';

/** Every problem of a unit that a verification found becomes an item; the deputy assigns or dismisses it. */
export const whenVerificationConcludedThenProposeItems = automation(
  'when-verification-concluded-then-propose-items',
  verificationConcluded,
  ({ data }) =>
    data.problems.map(({ problemId, organisationId: unitId, text }) => ({
      type: 'propose' as const,
      id: problemId,
      organisationId: data.organisationId,
      data: {
        organisationId: data.organisationId,
        unitId,
        problem: text,
        foundBy: { service: 'joint-supervision', id: data.verificationId },
      } satisfies ProposeRectification,
    })),
);
