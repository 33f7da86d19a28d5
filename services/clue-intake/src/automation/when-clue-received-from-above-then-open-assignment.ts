import { clueReceivedFromAbove } from '@liandong/contracts';
import { automation } from '@liandong/messaging/automation';
import type { AssignmentData } from '../assignment/assignment.decider.js';

/** B1.9, B1.12: what an upper body gave has its five working days and its three months, whether or not anybody registers the assignment by hand. */
export const whenClueReceivedFromAboveThenOpenAssignment = automation(
  'when-clue-received-from-above-then-open-assignment',
  clueReceivedFromAbove,
  ({ data }) => {
    const { assignmentId, agencyId, ...clue } = data;
    return [
      {
        type: 'open',
        id: assignmentId,
        organisationId: clue.organisationId,
        data: { ...clue, kind: 'assigned', body: agencyId, requirement: '按来文要求办理并报告结果' } satisfies AssignmentData<'open'>,
      },
    ];
  },
);
