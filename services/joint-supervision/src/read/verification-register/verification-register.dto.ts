import { z } from 'zod';
import { paging } from '@liandong/service-kit';
import { verificationStatuses } from '../../verification/verification.state.js';

const id = z.string().min(1).max(100);

export const VerificationFilter = z
  .strictObject({
    status: z.enum(verificationStatuses).optional(),
    zoneId: id.optional(),
    memberId: id.optional(),
    /** Not reported yet, and due before this moment. */
    dueBefore: z.iso.datetime().optional(),
    ...paging,
  })
  .meta({ id: 'VerificationFilter' });
export type VerificationFilter = z.infer<typeof VerificationFilter>;
