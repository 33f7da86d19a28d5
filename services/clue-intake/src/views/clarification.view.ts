import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { clarificationActions } from '../clarification/clarification.allowed-actions.js';
import { clarification } from '../clarification/clarification.decider.js';
import type { ClarificationEvent } from '../clarification/clarification.events.js';
import type { ClarificationStatus } from '../clarification/clarification.state.js';
import { clarificationRegister, type ClarificationRow } from '../read/clarification-register/clarification-register.projection.js';

export interface ShownClarification extends ClarificationRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ClarificationRow, ShownClarification> = {
  project: (events) => rowOf(clarificationRegister, events),
  mask: (row) => ({ ...row, allowed: clarificationActions[row.status as ClarificationStatus] }),
};

/** As it lies before whoever decides on it. */
export const clarificationView = decisionView<ClarificationEvent, { 1: typeof version1 }, 1>({
  name: 'clarification',
  category: clarification.category,
  decisions: ['ClarificationApproved', 'ClarificationRejected'],
  versions: { 1: version1 },
  current: 1,
});
