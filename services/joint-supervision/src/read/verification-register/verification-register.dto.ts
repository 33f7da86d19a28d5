import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';
import { verificationStatuses } from '../../verification/verification.state.js';

const id = z.string().min(1).max(100);

export const VerificationFilter = z.strictObject({
  status: z.enum(verificationStatuses).optional(),
  zone: id.optional(),
  matter: id.optional(),
  member: id.optional(),
  /** The term has passed and no report is in. */
  overdue: flag.optional(),
  /** Part of the title or of the clue's number. */
  text: z.string().trim().min(1).max(100).optional(),
  ...paging,
});
export type VerificationFilter = z.infer<typeof VerificationFilter>;
