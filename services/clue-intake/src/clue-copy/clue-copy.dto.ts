import { z } from 'zod';
import { askedSubject, cluesCopied } from '@liandong/contracts';
import { copyConclusions } from './clue-copy.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const itemNo = z.number().int().min(1).max(200);

/** A copy that came on paper; the people's congress may post its own as CloudEvents. */
export const ReceiveClueCopyBody = cluesCopied.schema.extend({ organisationId: id, agencyId: id }).meta({ id: 'ReceiveClueCopy' });

/** `clue`: where an opinion turns out to tell of a problem; of a copied clue its own words are taken. */
export const TakeInCopiedItemBody = z
  .strictObject({ itemNo, clue: z.strictObject({ title, summary: text, subjects: z.array(askedSubject).min(1).max(50) }).optional() })
  .meta({ id: 'TakeInCopiedItem' });
export type TakeInCopiedItemBody = z.output<typeof TakeInCopiedItemBody>;

/** The item says what a clue of the library says already. */
export const LinkCopiedItemBody = z.strictObject({ itemNo, clueId: id }).meta({ id: 'LinkCopiedItem' });

export const ProposeCopyAnalysisBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          itemNo,
          conclusions: z.array(z.enum(copyConclusions)).min(1).max(copyConclusions.length),
          problemType: id,
          unitId: id,
          opinion: text.max(2_000),
          toOrganisation: id.optional(),
        }),
      )
      .min(1)
      .max(200),
  })
  .meta({ id: 'ProposeCopyAnalysis' });
export type ProposeCopyAnalysisBody = z.output<typeof ProposeCopyAnalysisBody>;

export const RejectCopyAnalysisBody = z.strictObject({ reason: text.max(2_000) }).meta({ id: 'RejectCopyAnalysis' });

export const ReplyToCopyBody = z.strictObject({ text, repliedOn: z.iso.date() }).meta({ id: 'ReplyToCopy' });

export const AcknowledgeCopyReplyBody = z.strictObject({ acknowledgedOn: z.iso.date() }).meta({ id: 'AcknowledgeCopyReply' });
