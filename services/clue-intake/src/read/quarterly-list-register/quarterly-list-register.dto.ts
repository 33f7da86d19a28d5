import { z } from 'zod';
import { paging } from '@liandong/service-kit';

/** Filters of the register; all that are given must hold. `quarter`: such as `2026q1`. */
export const QuarterlyListFilter = z.strictObject({
  ...paging,
  quarter: z
    .string()
    .regex(/^\d{4}q[1-4]$/)
    .optional(),
  status: z.enum(['owed', 'sent', 'received']).optional(),
});
export type QuarterlyListFilter = z.output<typeof QuarterlyListFilter>;
