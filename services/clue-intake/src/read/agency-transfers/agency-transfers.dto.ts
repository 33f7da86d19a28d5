import { z } from 'zod';
import { paging } from '@liandong/service-kit';

/** Filters of an agency's own transfers. */
export const TransferFilter = z.strictObject({
  ...paging,
  stage: z.enum(['received', 'accepted', 'not-taken', 'concluded']).optional(),
  /** The agency's own number of the transfer. */
  reference: z.string().max(100).optional(),
  /** Id of the CloudEvent that was posted. */
  eventId: z.string().max(200).optional(),
});
export type TransferFilter = z.output<typeof TransferFilter>;
