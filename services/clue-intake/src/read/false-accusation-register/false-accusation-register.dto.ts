import { z } from 'zod';
import { paging } from '@liandong/service-kit';

/** Filters of the register; all that are given must hold. */
export const FalseAccusationFilter = z.strictObject({
  ...paging,
  clue: z.string().max(100).optional(),
  status: z.enum(['proposed', 'found', 'denied']).optional(),
});
export type FalseAccusationFilter = z.output<typeof FalseAccusationFilter>;
