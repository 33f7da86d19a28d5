import { type Band, warningBand } from '@liandong/legal-time';
import { itemActions } from '../../handover/handover.allowed-actions.js';
import type { ItemStatus } from '../../handover/handover.state.js';
import type { RegisteredItem } from './registered-item.entity.js';

/** An item with the colour of its running limit (B1.23), null when none runs, and what may be done next. */
export type ItemLine = Omit<RegisteredItem, 'handover'> & { readonly band: Band | null; readonly allowed: readonly string[] };

export function itemLine({ handover: _handover, ...item }: RegisteredItem, now: string): ItemLine {
  const band = item.awaitsFeedback && item.resultDueAt ? warningBand(item.resultDueAt.toISOString(), now) : null;
  return { ...item, band, allowed: itemActions[item.status as ItemStatus] };
}
