import { dateInChina, type Deadline, deadline, momentsByPractice, ruleInForce, startOfDay, timeLimits } from '@liandong/legal-time';
import { ended, type LimitClock, limitClock, limitTimer, type Timer } from '@liandong/service-kit';
import { assignment } from '../assignment/assignment.decider.js';
import { clue } from '../clue/clue.decider.js';
import type { DisposalMode } from '../clue/clue.events.js';
import { unitOf } from '../clue/clue.routing.terms.js';
import type { ClueState } from '../clue/clue.state.js';
import { outgoingTransfer } from '../outgoing-transfer/outgoing-transfer.decider.js';
import { personEnquiry } from '../person-enquiry/person-enquiry.decider.js';
import { quarterlyList } from '../quarterly-list/quarterly-list.decider.js';
import { reply } from '../reply/reply.decider.js';
import type { ReplyState } from '../reply/reply.state.js';
import { library } from '../library/library.decider.js';
import { reconciliation } from '../reconciliation/reconciliation.decider.js';
import { talkInquiry } from '../talk-inquiry/talk-inquiry.decider.js';
import { warning } from '../warning/warning.decider.js';
import { WarningService } from '../warning/warning.service.js';
import { handlingRules } from '../rules/handling-limits.js';

const from = (ruleId: string, startedAt: string): Deadline => deadline(ruleInForce(timeLimits, ruleId, dateInChina(startedAt)), startedAt);
/** B1.6, B1.9: the law counts from receipt; the events store the organisation’s own limits, the national ones follow from the day. */
function fromReceipt(ruleId: string, receivedOn: string): Deadline {
  const key = `${ruleId} ${receivedOn}`;
  const limit = limitsOfDays.get(key) ?? from(ruleId, startOfDay(receivedOn));
  limitsOfDays.set(key, limit);
  return limit;
}
/** Old ledgers name the same days again and again; there are as many as the calendar has. */
const limitsOfDays = new Map<string, Deadline>();
const handlingLimit = (mode: DisposalMode, approvedAt: string) =>
  handlingRules[mode] === undefined ? null : from(handlingRules[mode], approvedAt);

/** 信访室 takes reports, and tells that they were taken in (B1.15). */
const ofReception = {
  responsible: ({ organisationId }: ReplyState) => (organisationId === undefined ? undefined : `${organisationId}.reception`),
};
/** The unit that was named to handle it, or its zone. */
const ofHandler = { responsible: ({ routing }: ClueState) => routing && unitOf(routing) };
/** Part of it may go elsewhere, and the rest stays. */
const forwarded = ({ remaining }: { readonly remaining: number }) => (remaining === 0 ? null : undefined);

/** The running limits of this service (B1). One line attaches a clock to events that store a `Deadline`. */
export const clueIntakeClocks: readonly LimitClock[] = [
  limitClock('disposal', clue, {
    ClueReceived: ({ disposalDeadline }) => disposalDeadline,
    DisposalLimitPaused: ({ deadline: set }) => set,
    DisposalLimitExtended: ({ deadline: set }) => set,
    DisposalLimitResumed: ({ deadline: set }) => set,
    ForwardingReturned: ({ deadline: set }) => set,
    ClueReopened: ({ deadline: set }) => set,
    RegistrationCorrected: ({ limits }) => limits?.disposalDeadline,
    ClueVoided: ended,
    DisposalApproved: ended,
    PastDisposalEntered: ended,
    ClueForwarded: forwarded,
    ClueReturned: ended,
    RepeatKept: ended,
  }),
  limitClock('jurisdiction', clue, {
    ClueReceived: ({ receivedOn, jurisdictionDeadline }) => jurisdictionDeadline ?? fromReceipt('B1.6', receivedOn),
    RegistrationCorrected: ({ limits }) => limits?.jurisdictionDeadline,
    ClueVoided: ended,
    ForwardingReturned: ({ reopened, returnedOn, jurisdictionDeadline }) =>
      reopened ? (jurisdictionDeadline ?? fromReceipt('B1.6', returnedOn)) : undefined,
    ClueScreened: ended,
    PastDisposalEntered: ended,
    ClueForwarded: ended,
    ClueReturned: ended,
    RepeatKept: ended,
  }),
  limitClock('upper-level-registration', clue, {
    ClueReceived: ({ source, receivedOn, registrationDeadline }) =>
      source.kind === 'upper-level' ? (registrationDeadline ?? fromReceipt('B1.9', receivedOn)) : undefined,
    RegistrationCorrected: ({ limits }) => limits?.registrationDeadline,
    ClueRegistered: ended,
    ClueVoided: ended,
  }),
  // B1.2: each approver of a disposal; the next one's limit starts with the step before.
  limitClock('disposal-step', clue, {
    DisposalProposed: ({ deadline: set }) => set,
    DisposalStepApproved: ({ deadline: set }) => set,
    DisposalApproved: ended,
    DisposalPlanApproved: ended,
    DisposalRejected: ended,
    RepeatKept: ended,
  }),
  // B2.36: what is on hold is looked at again, until it is on hold no more; a review that asks for another mode leaves the limit as it is.
  limitClock('hold-review', clue, {
    DisposalApproved: ({ reviewDeadline }) => reviewDeadline ?? null,
    HoldReviewed: ({ deadline: set }) => set,
    ClueConcluded: ended,
    ClueClosed: ended,
  }),
  limitClock(
    'handling',
    clue,
    {
      DisposalApproved: ({ mode, approvedAt, handlingDeadline }) => handlingDeadline ?? handlingLimit(mode, approvedAt),
      ClueConcluded: ended,
      ClueClosed: ended,
    },
    ofHandler,
  ),
  // 3.14: what has priority is arranged and approved first, started fast, and B3.4: its result told in time.
  limitClock('priority-disposal', clue, {
    ClueReceived: ({ priorityDeadline }) => priorityDeadline,
    ForwardingReturned: ({ priorityDeadline }) => priorityDeadline,
    ClueReopened: ({ priorityDeadline }) => priorityDeadline,
    RegistrationCorrected: ({ limits }) => limits?.priorityDeadline,
    ClueVoided: ended,
    DisposalApproved: ended,
    PastDisposalEntered: ended,
    ClueForwarded: forwarded,
    ClueReturned: ended,
    RepeatKept: ended,
    DisposalLimitPaused: ({ priorityDeadline }) => priorityDeadline,
    DisposalLimitExtended: ({ priorityDeadline }) => priorityDeadline,
    DisposalLimitResumed: ({ priorityDeadline }) => priorityDeadline,
  }),
  limitClock('priority-start', clue, {
    DisposalApproved: ({ startDeadline }) => startDeadline ?? null,
    ClueRouted: ended,
    ClueConcluded: ended,
    ClueClosed: ended,
  }),
  limitClock(
    'priority-result',
    clue,
    {
      ClueReceived: ({ resultDeadline }) => resultDeadline,
      ForwardingReturned: ({ resultDeadline }) => resultDeadline,
      ClueReopened: ({ resultDeadline }) => resultDeadline,
      RegistrationCorrected: ({ limits }) => limits?.resultDeadline,
      ClueVoided: ended,
      ClueConcluded: ended,
      ClueForwarded: forwarded,
      ClueReturned: ended,
      RepeatKept: ended,
      ClueClosed: ended,
    },
    ofHandler,
  ),
  // B1.9, B1.12: extended by the own principal, then from above.
  limitClock('assignment-registration', assignment, {
    AssignmentOpened: ({ registrationDeadline }) => registrationDeadline,
    AssignmentReceived: ({ registrationDeadline }) => registrationDeadline,
    AssignmentAccepted: ended,
    AssignmentPassedOn: ended,
    AssignmentEnded: ended,
  }),
  limitClock('assignment', assignment, {
    AssignmentAccepted: ({ deadline: set }) => set,
    AssignmentApproved: ({ deadline: set }) => set,
    DeadlineExtended: ({ deadline: set }) => set,
    DeadlineExtendedFromAbove: ({ deadline: set }) => set,
    ResultSentUp: ended,
    AssignmentWithdrawn: ended,
  }),
  // B1.20, B1.21: the reply, or the delegated talk; B1.19: the report after it.
  limitClock('talk-inquiry', talkInquiry, {
    NoticeServed: ({ deadline: set }) => set,
    TalkHeld: ended,
    ReplyReceived: ended,
    TalkInquiryDiscontinued: ended,
  }),
  // B1.21: the record of a delegated talk, back from whoever held it.
  limitClock('talk-record', talkInquiry, {
    TalkHeld: ({ recordDeadline }) => recordDeadline,
    RecordSigned: ended,
    TalkInquiryDiscontinued: ended,
  }),
  limitClock('talk-inquiry-report', talkInquiry, {
    TalkHeld: ({ reportDeadline }) => reportDeadline,
    RecordSigned: ({ reportDeadline }) => reportDeadline,
    ReplyReceived: ({ reportDeadline }) => reportDeadline,
    ReportMade: ended,
    TalkInquiryDiscontinued: ended,
  }),
  // B1.15: that it was taken in, and what came of it; of a re-check, too.
  limitClock(
    'acknowledgement',
    reply,
    {
      ReplyOwed: ({ acknowledgeBy }) => acknowledgeBy,
      // B1.4: from the right day of receipt.
      ReplyReceiptCorrected: ({ acknowledgeBy }) => acknowledgeBy,
      ReplyAcknowledged: ended,
      ReplyResultTold: ended,
      ReplyEnded: ended,
    },
    ofReception,
  ),
  limitClock('reporter-result', reply, {
    ReplyResultOwed: ({ tellBy }) => tellBy,
    ReplyRecheckConcluded: ({ tellBy }) => tellBy,
    ReplyResultTold: ended,
    ReplyEnded: ended,
  }),
  limitClock('quarterly-list', quarterlyList, { QuarterlyListOwed: ({ sendBy }) => sendBy, QuarterlyListSent: ended }),
  // 0.14, B1.11: whoever handed it in is told, and signs for it; a receipt may come after the closure.
  limitClock('feedback', clue, {
    ClueConcluded: ({ feedbackBy }) => feedbackBy,
    FeedbackGiven: ended,
    ClueClosed: ended,
    ClueReopened: ended,
  }),
  limitClock('feedback-receipt', clue, {
    FeedbackGiven: ({ receiptBy }) => receiptBy,
    FeedbackAcknowledged: ended,
    // It is told anew (B1.15).
    ClueReopened: ended,
  }),
  // 0.14: the agency signs for what was sent to it, or sends it back.
  limitClock('outgoing-transfer', outgoingTransfer, {
    TransferSent: ({ acceptBy }) => acceptBy,
    TransferAccepted: ended,
    TransferRefused: ended,
    TransferRecalled: ended,
  }),
  // Whoever asks about persons is answered.
  limitClock('person-enquiry', personEnquiry, {
    PersonEnquiryRecorded: ({ deadline: set }) => set,
    EnquiryReplySent: ended,
    PersonEnquiryWithdrawn: ended,
  }),
  // B1.3: the handler answers its list; the library is reconciled once in every period.
  limitClock(
    'reconciliation',
    reconciliation,
    {
      ReconciliationOpened: ({ items, deadline: set }) => (items.length > 0 ? set : undefined),
      ItemsAnswered: ({ remaining }) => (remaining === 0 ? null : undefined),
    },
    { responsible: ({ handlerId }) => handlerId },
  ),
  limitClock(
    'library-reconciliation',
    library,
    { LibraryEntrusted: ({ reconciliationDeadline }) => reconciliationDeadline, PeriodReconciled: ({ deadline: set }) => set },
    { responsible: ({ unitId }) => unitId },
  ),
];

export const clueIntakeTimers: readonly Timer[] = clueIntakeClocks.map((clock) =>
  limitTimer(clock, momentsByPractice, { actsOn: warning }, WarningService, (warnings, request, warningId, due) =>
    warnings.limitDue(request, warningId, due),
  ),
);
