import { z } from 'zod';
import { bands, warningMeasures } from '@liandong/legal-time';
import { flag, paging } from '@liandong/service-kit';

/** Filters of the warnings; all that are given must hold. */
export const WarningFilter = z.strictObject({
  ...paging,
  status: z.enum(['open', 'met']).optional(),
  band: z.enum(bands).optional(),
  overdue: flag.optional(),
  clock: z.string().max(100).optional(),
  /** The clue, talk, assignment … whose limit it is. */
  about: z.string().max(100).optional(),
  /** Asked for and not done yet. */
  pending: z.enum(warningMeasures).optional(),
});
export type WarningFilter = z.output<typeof WarningFilter>;
