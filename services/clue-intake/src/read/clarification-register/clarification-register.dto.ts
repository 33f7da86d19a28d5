import { z } from 'zod';
import { paging } from '@liandong/service-kit';

/** Filters of the register; all that are given must hold. */
export const ClarificationFilter = z.strictObject({
  ...paging,
  clue: z.string().max(100).optional(),
  status: z.enum(['proposed', 'approved', 'rejected', 'made']).optional(),
  form: z.enum(['letter', 'face-to-face', 'circular']).optional(),
});
export type ClarificationFilter = z.output<typeof ClarificationFilter>;
