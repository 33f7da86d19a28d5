import { z } from 'zod';
import { askedSubject } from '@liandong/contracts';
import { CommandReceiptSchema } from '@liandong/service-kit';
import { ReporterIdentity } from '../reporter/reporter.dto.js';
import { contentFields, declineGrounds, directForwardGrounds, reportChannels, reportForms } from './report.events.js';

const id = z.string().min(1).max(100);
const message = z.string().trim().min(1).max(10_000);
const line = z.string().trim().min(1).max(2_000);

/** What somebody without a token tells. It is sealed before anything else sees it; what does not fit is answered without repeating it. */
export const SubmitReportBody = z
  .strictObject({
    organisationId: id,
    channel: z.enum(reportChannels),
    form: z.enum(reportForms),
    text: message,
    /** Whom it is about, as the reporter calls them. */
    subjects: line.optional(),
    unit: line.optional(),
    timeAndPlace: line.optional(),
    /** By choice (署名): sealed at once, under a key of its own. */
    identity: ReporterIdentity.required({ name: true }).meta({ id: 'SignedBy' }).optional(),
  })
  .meta({ id: 'SubmitReport' });

/** Twenty letters and digits, however they are grouped. In a body and never in an address: addresses are kept in logs and histories. */
const code = z.string().min(16).max(60);

export const FollowReportBody = z.strictObject({ code }).meta({ id: 'FollowReport' });
export const AnswerQuestionBody = z.strictObject({ code, number: z.int().min(1).max(1_000), text: message }).meta({ id: 'AnswerQuestion' });
export const SupplementReportBody = z.strictObject({ code, text: message }).meta({ id: 'SupplementReport' });

export const SubmittedReport = z
  .object({
    /** Shown this once. */
    code: z.string(),
    receivedOn: z.string(),
  })
  .meta({ id: 'SubmittedReport' });

export const toldStatuses = ['received', 'in-process', 'concluded', 'not-accepted', 'joined', 'forwarded'] as const;

/** All that a reporter is told. */
export const FollowedReport = z
  .object({
    status: z.enum(toldStatuses),
    words: z.object({ zh: z.string(), en: z.string() }),
    receivedOn: z.string(),
    /** Whether answers and supplements are taken. */
    open: z.boolean(),
    questions: z.array(z.object({ number: z.int(), text: z.string(), answered: z.boolean() })).readonly(),
    notices: z.array(z.object({ text: z.string() })).readonly(),
    supplements: z.int(),
    photographs: z.int(),
  })
  .meta({ id: 'FollowedReport' });

export const MessageBody = z.strictObject({ text: message }).meta({ id: 'ReportMessage' });
export const TakeInReportBody = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    summary: message,
    subjects: z.array(askedSubject).min(1).max(50),
    departmentId: id,
  })
  .meta({ id: 'TakeInReport' });
export const ProposeDeclineBody = z.strictObject({ ground: z.enum(declineGrounds), notice: message }).meta({ id: 'ProposeDecline' });
export const RejectDeclineBody = z.strictObject({ reason: line }).meta({ id: 'RejectDecline' });
export const KeepReportRepeatBody = z.strictObject({ firstReportId: id, notice: message }).meta({ id: 'KeepReportRepeat' });
export const DirectForwardBody = z.strictObject({ ground: z.enum(directForwardGrounds) }).meta({ id: 'FindDirectForward' });
export const SendUpBody = z
  .strictObject({ toOrganisation: z.string().trim().min(1).max(200), sentOn: z.iso.date() })
  .meta({ id: 'SendReportUp' });

const said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), number: z.int(), text: z.string(), answer: z.string().optional() }),
  z.object({ kind: z.enum(['supplement', 'notice']), text: z.string() }),
  /** Opened on its own, each reading an event. */
  z.object({ kind: z.literal('photograph'), number: z.int() }),
]);

/** The receipt of the reading, with what was told and said. */
export const OpenedReport = CommandReceiptSchema.extend({
  content: z.object(Object.fromEntries(contentFields.map((field) => [field, z.string().optional()]))),
  dialogue: z.array(said).readonly(),
}).meta({ id: 'OpenedReport' });

/** The receipt of the reading, with the photograph in base64. */
export const OpenedPhotograph = CommandReceiptSchema.extend({ mediaType: z.literal('image/jpeg'), photograph: z.base64() }).meta({
  id: 'OpenedPhotograph',
});
