import { type Band, warningBand } from '@liandong/legal-time';
import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { itemRegister, type ItemRow } from '../read/item-register/item-register.projection.js';
import { rectificationActions } from '../rectification/rectification.allowed-actions.js';
import { rectification } from '../rectification/rectification.decider.js';
import type { RectificationEvent } from '../rectification/rectification.events.js';
import type { RectificationStatus } from '../rectification/rectification.state.js';

/** Statuses in which the limit runs. */
const RUNNING: readonly string[] = ['rectifying', 'submitted', 'checked'];

export interface ShownItem extends ItemRow {
  readonly band: Band | null;
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ItemRow, ShownItem> = {
  project: (events) => rowOf(itemRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    band: row.dueAt !== null && RUNNING.includes(row.status) ? warningBand(row.dueAt, at) : null,
    allowed: rectificationActions[row.status as RectificationStatus],
  }),
};

/** A rectification item as it lies before whoever decides on it: the line of the ledger. */
export const itemView = decisionView<RectificationEvent, { 1: typeof version1 }, 1>({
  name: 'rectification-item',
  category: rectification.category,
  decisions: ['RectificationDismissed', 'RectificationAssigned', 'DeadlineExtended', 'ClosureApproved', 'RectificationClosed'],
  versions: { 1: version1 },
  current: 1,
});
