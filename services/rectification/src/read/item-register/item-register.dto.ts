import { z } from 'zod';
import { bands } from '@liandong/legal-time';
import { paging } from '@liandong/service-kit';
import { rectificationActions } from '../../rectification/rectification.allowed-actions.js';
import type { RectificationStatus } from '../../rectification/rectification.state.js';

const id = z.string().max(200).optional();
const statuses = Object.keys(rectificationActions).filter((status) => status !== 'none') as [RectificationStatus, ...RectificationStatus[]];

/** What figures are counted over. */
const scope = { unit: id, matter: id, foundBy: id };

/** Filters of the ledger; all that are given must hold. */
export const ItemFilter = z.strictObject({
  ...paging,
  ...scope,
  status: z.enum(statuses).optional(),
  /** Colour of the running limit (B1.23): red means overdue. */
  band: z.enum(bands).optional(),
});
export type ItemFilter = z.output<typeof ItemFilter>;

export const RateFilter = z.strictObject(scope);
export type RateFilter = z.output<typeof RateFilter>;
