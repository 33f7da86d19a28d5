import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { importActions } from '../../import/import.allowed-actions.js';
import type { ImportStatus } from '../../import/import.state.js';

const statuses = Object.keys(importActions).filter((status) => status !== 'none') as [ImportStatus, ...ImportStatus[]];

export const ImportFilter = z.strictObject({ ...paging, status: z.enum(statuses).optional() });
export type ImportFilter = z.output<typeof ImportFilter>;

export const RowsQuery = z.strictObject({
  outcome: z.enum(['pending', 'imported', 'skipped', 'refused']).optional(),
  /** `next` of the page before. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RowsQuery = z.output<typeof RowsQuery>;

export const ReportQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
