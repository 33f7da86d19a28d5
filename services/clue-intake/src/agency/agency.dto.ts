import { z } from 'zod';
import { cloudEvent, clueSources, cluesCopied, clueTransferred } from '@liandong/contracts';

const text = z.string().trim().min(1).max(2_000);

export const AdmitAgencyBody = z
  .strictObject({
    name: text,
    kind: z.enum([...clueSources, 'law-enforcement']),
    commissionId: z.string().min(1).max(100),
    agreement: text,
    eventTypes: z.array(z.enum([clueTransferred.type, cluesCopied.type])).min(1),
  })
  .meta({ id: 'AdmitAgency' });

export const SuspendAgencyBody = z.strictObject({ reason: text }).meta({ id: 'SuspendAgency' });

/** What an agency gets for an event: where it stands for good. The same event gets the same receipt, however often it is posted. */
export const AgencyReceipt = z
  .object({
    /** Id of the stored event: quote it in every question. */
    receiptId: z.uuid(),
    /** Of a transfer (案件线索移送): the clue. */
    clueId: z.string().optional(),
    /** Of a copy (线索抄送, 1.13): its items become clues when they are taken in. */
    copyId: z.string().optional(),
    /** The matter (事项). */
    matterId: z.string(),
    eventIds: z.array(z.uuid()).readonly(),
    /** Global position of the stored event, as a decimal text. */
    position: z.string(),
    revision: z.int(),
    /** The agency's own event that this receipt is for. */
    cloudEvent: z.object({ source: z.string(), id: z.string() }),
  })
  .meta({ id: 'AgencyReceipt' });
export type AgencyReceipt = z.output<typeof AgencyReceipt>;

export const PostedEvent = cloudEvent.meta({ id: 'CloudEvent' });
