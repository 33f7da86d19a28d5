import { z } from 'zod';
import { askedSubject, clueSourceKinds, subjectOutcomes } from '@liandong/contracts';
import { holdReviews } from './clue.disposal.decider.js';
import { disposalModes } from './clue.events.js';
import { caseFacts } from './clue.past.decider.js';
import { largestGroup, occasions, ownHandlings, problemKinds } from './clue.sources.js';

const text = z.string().trim().min(1).max(20_000);
const title = z.string().trim().min(1).max(200);
const id = z.string().min(1).max(100);

const Source = z.strictObject({ kind: z.enum(clueSourceKinds), agencyId: id, reference: id });

/** What a source brings beside its reference; which source brings what stands in clue.sources.ts. */
const Origin = z.strictObject({
  documentNumber: id.optional(),
  occurredOn: z.iso.date().optional(),
  place: title.optional(),
  opinions: text.optional(),
  theme: title.optional(),
  occasion: z.enum(occasions).optional(),
  problemKind: z.enum(problemKinds).optional(),
  handling: z.enum(ownHandlings).optional(),
  stationId: id.optional(),
  groupSize: z.int().min(1).max(largestGroup).optional(),
});

/** A clue that arrived on paper or was found by supervision itself; agencies post theirs as CloudEvents. `departmentId`: whose it is (B1.5), or to whom the report is issued (B1.8). */
export const ReceiveClueBody = z
  .strictObject({
    organisationId: id,
    source: Source,
    title,
    summary: text,
    receivedOn: z.iso.date(),
    subjects: z.array(askedSubject).min(1).max(50),
    origin: Origin.optional(),
    departmentId: id.optional(),
  })
  .meta({ id: 'ReceiveClue' });

/** `replyId`, `objection`: the re-check (复查) that changed the result; the reason is stored and shown as it is: it names nobody. */
export const ReopenClueBody = z
  .strictObject({ replyId: id, objection: z.int().min(1).max(1_000), reason: z.string().trim().min(1).max(2_000) })
  .meta({ id: 'ReopenClue' });

/** `documentNumber`: of the letter (移送函号); demanded where the receiver has no library here. */
export const ForwardClueBody = z
  .strictObject({
    toOrganisation: title,
    subjectIds: z.array(id).min(1).max(50),
    reason: text,
    forwardedOn: z.iso.date(),
    documentNumber: id.optional(),
  })
  .meta({ id: 'ForwardClue' });

/** 签收 what came of one forwarding. */
export const AcknowledgeForwardResultBody = z
  .strictObject({ forwardingId: id, acknowledgedOn: z.iso.date() })
  .meta({ id: 'AcknowledgeForwardResult' });

const date = z.iso.date();
const count = z.number().int().min(0).max(50);

/** A letter: its number, and the day that it bears. */
const Document = z.strictObject({ number: id, date });

/** `number`: under which the receiver registered it, where its receipt tells so. */
export const RecordPaperReceiptBody = z
  .strictObject({ forwardingId: id, number: id.optional(), document: Document })
  .meta({ id: 'RecordPaperReceipt' });

/** `returnedOn`: the day on which it came back here; from it the limits run anew. */
export const RecordPaperReturnBody = z
  .strictObject({ forwardingId: id, subjectIds: z.array(id).min(1).max(50), reason: text, returnedOn: date, document: Document })
  .meta({ id: 'RecordPaperReturn' });

/** `figures`: how many persons, and beside them institutions and matters, ended with what. */
export const RecordPaperResultBody = z
  .strictObject({
    forwardingId: id,
    text,
    figures: z.strictObject({
      filed: count,
      admonished: count,
      educated: count,
      noCase: count,
      institutions: z.strictObject({ filed: count, accountable: count, suggested: count, noCase: count }).optional(),
      unidentified: z.strictObject({ filed: count, noCase: count }).optional(),
    }),
    document: Document,
  })
  .meta({ id: 'RecordPaperResult' });

export const ReturnClueBody = z.strictObject({ reason: text, returnedOn: z.iso.date() }).meta({ id: 'ReturnClue' });

/** What is to stand there instead (更正登记); with `receivedOn`, all of it waits for the director’s approval. */
export const CorrectRegistrationBody = z
  .strictObject({
    title: title.optional(),
    summary: text.optional(),
    sourceReference: id.optional(),
    receivedOn: date.optional(),
    reason: text,
  })
  .meta({ id: 'CorrectRegistration' });

/** `acceptShorter`: a limit that runs ends earlier, and whoever approves knows that. */
export const ApproveCorrectionBody = z
  .strictObject({ acceptShorter: z.boolean().optional() })
  .meta({ id: 'ApproveCorrection' })
  .prefault({});

/** 作废登记. `rightClueId`: the entry that stays. */
export const VoidClueBody = z.strictObject({ reason: text, rightClueId: id.optional() }).meta({ id: 'VoidClue' });

/** 更正问题类型: codes of the table of problem types. */
export const AmendProblemTypesBody = z
  .strictObject({ problemTypes: z.array(id).min(1).max(20), reason: text })
  .meta({ id: 'AmendProblemTypes' });

export const KeepRepeatBody = z.strictObject({ firstClueId: id }).meta({ id: 'KeepRepeat' });

/** `problemTypes`: codes of the table of problem types (GET /api/clue-intake/problem-types). */
export const ScreenClueBody = z.strictObject({ problemTypes: z.array(id).min(1).max(20), opinion: text }).meta({ id: 'ScreenClue' });

/** 处置方案: steps with who does each and until when, the measures, and how everybody stays safe (B1.2). */
const Plan = z.strictObject({
  steps: z
    .array(z.strictObject({ what: text.max(2_000), who: title, until: z.iso.date() }))
    .min(1)
    .max(50),
  measures: z.array(title).min(1).max(50).optional(),
  safety: text.max(5_000).optional(),
});

/** `plan`: with initial verification and talk or inquiry; another one for the mode in force is proposed in the same way. `meetingId`: the meeting that decided so (0.7, 4.8). */
export const ProposeDisposalBody = z
  .strictObject({ mode: z.enum(disposalModes), opinion: text, plan: Plan.optional(), meetingId: id.optional() })
  .meta({ id: 'ProposeDisposal' });

/** 中止 · 延长 (B1.2). */
export const ProposeLimitChangeBody = z
  .strictObject({ change: z.enum(['pause', 'extend']), reason: text })
  .meta({ id: 'ProposeLimitChange' });

export const ResumeLimitBody = z.strictObject({ reason: text }).meta({ id: 'ResumeLimit' });

/** `subject`: who it is, under the id that it has; `basis`: what shows it. */
export const IdentifySubjectBody = z.strictObject({ subject: askedSubject, basis: text, on: z.iso.date() }).meta({ id: 'IdentifySubject' });

export const ChangeSubjectBody = z.strictObject({ subject: askedSubject, reason: text, on: z.iso.date() }).meta({ id: 'ChangeSubject' });

export const ReviewHoldBody = z
  .strictObject({ result: z.enum(holdReviews), opinion: text, reviewedOn: z.iso.date() })
  .meta({ id: 'ReviewHold' });

export const ReportTownshipResultBody = z
  .strictObject({
    results: z
      .array(z.strictObject({ subjectId: id, outcome: z.enum(subjectOutcomes), reference: title }))
      .min(1)
      .max(50),
    summary: text,
    reportedOn: z.iso.date(),
  })
  .meta({ id: 'ReportTownshipResult' });

/** `amountFen`: of what was recovered, at most ten billion yuan. */
export const RecordCaseFactBody = z
  .strictObject({
    subjectId: id,
    fact: z.enum(caseFacts),
    on: z.iso.date(),
    reference: title,
    level: z.enum(['county', 'township']).optional(),
    form: z.literal([1, 2, 3, 4]).optional(),
    amountFen: z.number().int().positive().max(1_000_000_000_000).optional(),
  })
  .meta({ id: 'RecordCaseFact' });

/** 自办 · 转办 · 交办 · 督办 · 协办, with what each demands. `assignmentId`: the assignment of this clue to that unit, approved by the deputy (B1.13). */
const Handling = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('self-handled'), departmentId: id }),
  z.strictObject({ kind: z.literal('passed-on'), unitId: id }),
  z.strictObject({ kind: z.literal('assigned'), unitId: id, assignmentId: id }),
  z.strictObject({ kind: z.literal('supervised'), unitId: id, assignmentId: id }),
  z.strictObject({ kind: z.literal('assisted'), assistingIds: z.array(id).min(1).max(20) }),
]);

/** `zoneId`: a zone, or a township of one. `handlerIds`: whom else the unit would let handle it. `crossReason`: why it leaves the zone of its subjects' units (2.8). `leadReason`: why another leader of the commission leads in the place of the zone's lead (0.3, B1.3). `raiseReason`: why its level is raised with this (3.15). */
export const ProposeRoutingBody = z
  .strictObject({
    zoneId: id,
    leaderPersonId: id,
    level: z.enum(['county', 'township']),
    handling: Handling.optional(),
    handlerIds: z.array(id).max(50).optional(),
    crossReason: text.optional(),
    leadReason: text.optional(),
    raiseReason: text.optional(),
  })
  .meta({ id: 'ProposeRouting' });

export const ProposeRaiseBody = z.strictObject({ reason: text }).meta({ id: 'ProposeRaise' });

/** `assignmentId`: of this clue, to the unit that handles it, in which the deputy ordered the supervision (B1.13). */
export const SuperviseClueBody = z.strictObject({ assignmentId: id }).meta({ id: 'SuperviseClue' });

/** `acceptance`: why it goes there though somebody may know the subject (2.5). */
export const ApproveRoutingBody = z.strictObject({ acceptance: text.optional() }).meta({ id: 'ApproveRouting' }).prefault({});

export const RejectBody = z.strictObject({ reason: text }).meta({ id: 'RejectProposal' });

/** `acceptance`: why it is concluded although whoever handled it may know a subject whom the verification added (2.5). */
export const ConcludeClueBody = z
  .strictObject({ summary: text, concludedOn: z.iso.date(), acceptance: text.optional() })
  .meta({ id: 'ConcludeClue' });

/** `documentNumber`: of the letter, where it goes out on paper (0.14). */
export const GiveFeedbackBody = z.strictObject({ text, givenOn: z.iso.date(), documentNumber: id.optional() }).meta({ id: 'GiveFeedback' });

export const AcknowledgeFeedbackBody = z.strictObject({ acknowledgedOn: z.iso.date() }).meta({ id: 'AcknowledgeFeedback' });

/** The receipt that came on paper; `reference`: its number. */
export const RecordLetterReceiptBody = z.strictObject({ reference: id, acknowledgedOn: z.iso.date() }).meta({ id: 'RecordLetterReceipt' });

export const CloseClueBody = z.strictObject({ reason: text, closedOn: z.iso.date() }).meta({ id: 'CloseClue' });
