import type { AllowedActions } from '@liandong/event-sourcing';
import type { ReplyCommand } from './reply.decider.js';
import type { ReplyStatus } from './reply.state.js';

/** What follows from report, reporter and clue, whenever it comes; where there is nothing to do it changes nothing. */
export const followUps = ['open', 'correct-receipt', 'complete', 'end'] as const satisfies readonly ReplyCommand['type'][];

/** Which command is allowed in which status. A refusal lists the row. */
export const replyActions: AllowedActions<ReplyStatus, ReplyCommand['type']> = {
  none: followUps,
  owed: [...followUps, 'acknowledge'],
  acknowledged: followUps,
  // The clue may be complete before anybody was told that it was taken in.
  'result-owed': [...followUps, 'acknowledge', 'tell-result', 'read-objection'],
  told: [...followUps, 'record-objection', 'read-objection'],
  objected: [...followUps, 'read-objection', 'decide-objection'],
  rechecking: [...followUps, 'read-objection', 'conclude-recheck'],
  ended: followUps,
};
