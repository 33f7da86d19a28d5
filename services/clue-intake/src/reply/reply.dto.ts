import { z } from 'zod';
import { CommandReceiptSchema } from '@liandong/service-kit';
import { recheckOutcomes } from './reply.events.js';

const text = z.string().trim().min(1).max(10_000);
const short = z.string().trim().min(1).max(2_000);

/** By phone, letter or in person, on a day; or, of a report of the public channel, in its dialogue: `text` is what the reporter then reads, and is sealed. */
export const TellReporterBody = z
  .strictObject({ means: z.enum(['phone', 'letter', 'in-person']).optional(), toldOn: z.iso.date().optional(), text: text.optional() })
  .meta({ id: 'TellReporter' });

/** `statement` is sealed before anything else sees it. */
export const RecordObjectionBody = z
  .strictObject({ statement: text, newEvidence: z.boolean(), raisedOn: z.iso.date() })
  .meta({ id: 'RecordReporterObjection' });

/** The reason is stored and shown as it is: it names nobody. */
export const DecideObjectionBody = z.strictObject({ recheck: z.boolean(), reason: short }).meta({ id: 'DecideReporterObjection' });

export const ConcludeRecheckBody = z
  .strictObject({ outcome: z.enum(recheckOutcomes), summary: short, concludedOn: z.iso.date() })
  .meta({ id: 'ConcludeRecheck' });

/** The receipt of the reading, with what was objected. */
export const OpenedObjection = CommandReceiptSchema.extend({ statement: z.string() }).meta({ id: 'OpenedObjection' });
