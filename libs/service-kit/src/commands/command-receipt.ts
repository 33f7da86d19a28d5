import { z } from 'zod';

/** What every command answers with. */
export const CommandReceiptSchema = z
  .object({
    /** Id of the aggregate. */
    id: z.string(),
    /** The matter (事项). */
    matterId: z.string(),
    /** Revision of the aggregate after the command; it is the ETag too. */
    revision: z.int(),
    /** Global position, as a decimal text: send it as `Liandong-Wait-For` to read your own write. */
    position: z.string(),
    eventIds: z.array(z.string()),
    /** True when the command had been handled before. */
    repeated: z.boolean(),
  })
  .meta({ id: 'CommandReceipt' });

export interface CommandReceipt {
  readonly id: string;
  readonly matterId: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
  readonly repeated: boolean;
}
