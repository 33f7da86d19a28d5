import { z } from 'zod';
import { clarificationForms } from './clarification.events.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);

/** `scope`: to whom a circular goes, out of `affected`. */
export const ProposeClarificationBody = z
  .strictObject({
    organisationId: id,
    clueId: id,
    subjectId: id,
    form: z.enum(clarificationForms),
    text,
    affected: z.array(title).max(100).default([]),
    scope: z.array(title).max(100).default([]),
  })
  .meta({ id: 'ProposeClarification' });

export const RejectClarificationBody = z.strictObject({ reason: text }).meta({ id: 'RejectClarification' });

export const MakeClarificationBody = z.strictObject({ madeOn: z.iso.date(), reference: title }).meta({ id: 'MakeClarification' });
