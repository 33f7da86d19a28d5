import { z } from 'zod';
import { flag, paging } from '@liandong/service-kit';

/** Filters of what the own organisation handed in. */
export const TransferFilter = z.strictObject({
  ...paging,
  stage: z.enum(['received', 'accepted', 'not-taken', 'concluded']).optional(),
  /** Told, and not signed for yet. */
  toSign: flag.optional(),
  /** The agency's own number of the transfer. */
  reference: z.string().max(100).optional(),
  /** Id of the CloudEvent that was posted. */
  eventId: z.string().max(200).optional(),
});
export type TransferFilter = z.output<typeof TransferFilter>;
