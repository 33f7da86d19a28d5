import { z } from 'zod';
import { paging } from '@liandong/service-kit';

export const ImportPage = z.strictObject(paging);

export const RowsQuery = z.strictObject({
  outcome: z.enum(['pending', 'imported', 'skipped', 'refused']).optional(),
  /** `next` of the page before. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RowsQuery = z.output<typeof RowsQuery>;

export const ReportQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
