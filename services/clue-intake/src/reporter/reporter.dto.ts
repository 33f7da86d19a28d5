import { z } from 'zod';
import { CommandReceiptSchema } from '@liandong/service-kit';
import { type IdentityField, signatures } from './reporter.events.js';

const text = z.string().trim().min(1).max(2_000);
const field = z.string().trim().min(1).max(500);

/** Sealed before anything else sees it; what does not fit is answered without repeating it. */
export const ReporterIdentity = z
  .strictObject({
    name: field.optional(),
    idNumber: field.optional(),
    phone: field.optional(),
    address: field.optional(),
    workplace: field.optional(),
  } satisfies Record<IdentityField, z.ZodType>)
  .meta({ id: 'ReporterIdentity' });

/** `wantsReply`: false where whoever signed asks for no reply (B1.15); what they say when the name is verified takes its place. */
export const RegisterReporterBody = z
  .strictObject({ signature: z.enum(signatures), identity: ReporterIdentity.optional(), wantsReply: z.boolean().optional() })
  .meta({ id: 'RegisterReporter' });

export const CheckReporterBody = z
  .strictObject({ outcome: z.enum(['verified', 'unverifiable']), means: text, checkedOn: z.iso.date(), wantsReply: z.boolean().optional() })
  .meta({ id: 'CheckReporter' });

/** The reason is stored and shown to auditors as it is: it names nobody. `findingId`: of the false accusation that was found, where the reporter is anonymous. */
export const RequestRevealBody = z
  .strictObject({ reason: text, findingId: z.string().min(1).max(100).optional() })
  .meta({ id: 'RequestReveal' });

export const ApproveRevealBody = z.strictObject({ validHours: z.int().min(1).max(72) }).meta({ id: 'ApproveReveal' });

export const RefuseRevealBody = z.strictObject({ reason: text }).meta({ id: 'RefuseReveal' });

export const DestroyKeyBody = z.strictObject({ reason: text }).meta({ id: 'DestroyReporterKey' });

/** The receipt of the reading, with the identity. */
export const OpenedReporter = CommandReceiptSchema.extend({ identity: ReporterIdentity }).meta({ id: 'OpenedReporter' });
