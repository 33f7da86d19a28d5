import { z } from 'zod';
import { transferWays } from './outgoing-transfer.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);
const count = z.number().int().min(0).max(100_000);

/** `clueId` or `keyMarkId`: where it comes from. `subjectIds`: whom of the clue it names to the agency. */
export const ProposeTransferBody = z
  .strictObject({
    organisationId: id,
    agencyId: id,
    way: z.enum(transferWays),
    documentNumber: id,
    title,
    summary: text,
    reason: text.max(2_000),
    clueId: id.optional(),
    keyMarkId: id.optional(),
    subjectIds: z.array(id).max(50).default([]),
  })
  .meta({ id: 'ProposeTransfer' });
export type ProposeTransferBody = z.output<typeof ProposeTransferBody>;

export const RejectTransferBody = z.strictObject({ reason: text.max(2_000) }).meta({ id: 'RejectTransfer' });

/** 撤回 from an agency that was suspended or does not react. */
export const RecallTransferBody = z.strictObject({ reason: text.max(2_000) }).meta({ id: 'RecallTransfer' });

/** 签收 by the agency; `reference`: its own number. */
export const AcceptTransferBody = z.strictObject({ reference: id, acceptedOn: z.iso.date() }).meta({ id: 'AcceptTransfer' });

export const RefuseTransferBody = z.strictObject({ reason: text.max(2_000), refusedOn: z.iso.date() }).meta({ id: 'RefuseTransfer' });

/** `figures`: persons, each once, in the deepest form: 立案 · 组织处理或诫勉 · 批评教育 · 不予处理. */
export const AnswerTransferBody = z
  .strictObject({
    text,
    figures: z.strictObject({ filed: count, admonished: count, educated: count, noCase: count }),
    answeredOn: z.iso.date(),
  })
  .meta({ id: 'AnswerTransfer' });

export const AcknowledgeTransferAnswerBody = z.strictObject({ acknowledgedOn: z.iso.date() }).meta({ id: 'AcknowledgeTransferAnswer' });
