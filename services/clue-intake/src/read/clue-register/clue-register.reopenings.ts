import type { ReopenedFrom } from '../../clue/clue.reopening.decider.js';
import { type HandlersOf, nothingYet, row } from './clue-register.columns.js';

/** Since when a clue is disposed of anew, why, by whose decision, and how far it had come. Not on whose objection (B4.4). */
export interface ListedReopening {
  readonly reopenedOn: string;
  readonly reason: string;
  readonly reopenedBy: string;
  readonly from: ReopenedFrom;
}

const { mode, disposedOn, disposalInTime, disposalPausedAt, limitChange, plan, approvalLacks, reviewDueAt } = nothingYet;
const { figures, feedbackDueAt, feedbackReceiptDueAt, feedbackText, feedbackGivenOn, feedbackAcknowledgedOn, concludedOn, closedOn } =
  nothingYet;
const { zoneId, leaderPersonId, level, handling, crossed, leadReason, planVersion, acquaintances } = nothingYet;
/** Nothing is approved to be done about it any more, and nobody is told yet. */
const anew = {
  ...{ mode, disposedOn, disposalInTime, disposalPausedAt, limitChange, plan, approvalLacks, reviewDueAt },
  ...{ figures, feedbackDueAt, feedbackReceiptDueAt, feedbackText, feedbackGivenOn, feedbackAcknowledgedOn, concludedOn, closedOn },
  ...{ zoneId, leaderPersonId, level, handling, crossed, leadReason, planVersion, acquaintances },
};

/** A clue that is disposed of anew (B1.15). */
export const ofReopenings: HandlersOf<'ClueReopened'> = {
  ClueReopened: (event) =>
    row(event, ({ priority, outcomes, reopenings }) => {
      const { reopenedOn, reason, reopenedBy, from, deadline } = event.data;
      return {
        ...anew,
        status: 'screened',
        urgent: priority,
        disposalDueAt: deadline.dueAt,
        outcomes: outcomes.filter(({ decided }) => decided === 'file'),
        reopenings: [...reopenings, { reopenedOn, reason, reopenedBy, from }],
      };
    }),
};
