import type { ClueEvent } from '../../clue/clue.events.js';
import { publicReason } from '../../clue/clue.forwarding.decider.js';
import type { Step, Steps } from '../history/history.js';

type DataOf<Type extends ClueEvent['type']> = Extract<ClueEvent, { readonly type: Type }>['data'];

const changedSubject = (
  { subject, on, raisedLevel, approvalLacks }: Pick<DataOf<'SubjectAdded'>, 'subject' | 'on' | 'raisedLevel' | 'approvalLacks'>,
  more: Pick<Step, 'reason'>,
  formerly?: DataOf<'SubjectCorrected'>['formerly'],
): Step => ({ day: on, ...more, ledTo: { subject, formerly, raisedLevel, approvalLacks } });
const changedLimit = ({ reason, deadline }: Pick<DataOf<'DisposalLimitExtended'>, 'reason' | 'deadline'>): Step => ({
  reason,
  ledTo: { dueAt: deadline.dueAt },
});

/** What every event of a clue says of its step. Whether handlers may know the subjects stands in the register; here is why it was accepted. */
export const clueSteps: Steps<ClueEvent> = {
  ClueReceived: ({ receivedOn, source, assignmentId, department, disposalDeadline }) => ({
    day: receivedOn,
    documentNumber: source.reference,
    ledTo: { assignmentId, departmentId: department?.departmentId, departmentAs: department?.as, dueAt: disposalDeadline.dueAt },
  }),
  ClueRegistered: ({ number, departmentId, acceptance }) => ({ ledTo: { number, departmentId, inTime: acceptance?.inTime } }),
  // Why it went to an agency is for those who approved it (B4.4).
  ClueForwarded: (data) => {
    const { forwardedOn, toOrganisation, subjectIds, remaining, inTime, forwardingId } = data;
    return { day: forwardedOn, reason: publicReason(data), ledTo: { toOrganisation, subjectIds, remaining, inTime, forwardingId } };
  },
  ClueReturned: ({ returnedOn, reason }) => ({ day: returnedOn, reason }),
  RepeatKept: ({ firstClueId }) => ({ ledTo: { firstClueId } }),
  ForwardingRegistered: ({ registeredOn, number, forwardingId }) => ({
    day: registeredOn,
    documentNumber: number,
    ledTo: { forwardingId },
  }),
  ForwardingReturned: ({ returnedOn, reason, forwardingId, subjectIds, reopened, deadline }) => ({
    day: returnedOn,
    reason,
    ledTo: { forwardingId, subjectIds, reopened, dueAt: deadline?.dueAt },
  }),
  ForwardingResultRecorded: ({ givenOn, text, figures, forwardingId, passedOn, partClueId }) => ({
    day: givenOn,
    opinion: text,
    ledTo: { forwardingId, passedOn, partClueId, figures },
  }),
  ForwardingResultAcknowledged: ({ acknowledgedOn, forwardingId, passedOn, partClueId }) => ({
    day: acknowledgedOn,
    ledTo: { forwardingId, passedOn, partClueId },
  }),
  ForwardingKeptAsRepeat: ({ keptOn, forwardingId, passedOn, partClueId }) => ({
    day: keptOn,
    ledTo: { forwardingId, passedOn, partClueId },
  }),
  PassedOnResultAcknowledged: ({ acknowledgedOn, passedOn }) => ({ day: acknowledgedOn, ledTo: { passedOn } }),
  SubjectIdentified: (data) => changedSubject(data, { reason: data.basis }, data.formerly),
  SubjectAdded: (data) => changedSubject(data, data),
  SubjectCorrected: (data) => changedSubject(data, data, data.formerly),
  RegistrationCorrectionProposed: ({ reason, changes }) => ({ reason, ledTo: { changes } }),
  RegistrationCorrectionRejected: ({ reason }) => ({ reason }),
  RegistrationCorrected: ({ reason, changes, shortened }) => ({ reason, ledTo: { changes, shortened } }),
  ClueVoided: ({ reason, rightClueId }) => ({ reason, ledTo: { rightClueId } }),
  ClueScreened: ({ opinion, problemTypes }) => ({ opinion, ledTo: { problemTypes } }),
  ProblemTypesAmended: ({ reason, problemTypes, formerly }) => ({ reason, ledTo: { problemTypes, formerly: formerly.problemTypes } }),
  DisposalProposed: ({ mode, opinion, plan, planOnly, chain, deadline, meetingId }) => ({
    opinion,
    ledTo: { mode, plan, planOnly, approvers: chain?.approvers, dueAt: deadline?.dueAt, meetingId },
  }),
  DisposalStepApproved: ({ mode, inTime, deadline }) => ({ ledTo: { mode, inTime, dueAt: deadline.dueAt } }),
  DisposalApproved: ({ mode, previousMode, inTime, stepInTime, meetingId, reviewDeadline, handlingDeadline, startDeadline }) => ({
    ledTo: {
      mode,
      previousMode,
      inTime,
      stepInTime,
      meetingId,
      reviewDueAt: reviewDeadline?.dueAt,
      dueAt: handlingDeadline?.dueAt,
      startDueAt: startDeadline?.dueAt,
    },
  }),
  DisposalPlanApproved: ({ mode, plan, stepInTime, meetingId }) => ({ ledTo: { mode, plan, stepInTime, meetingId } }),
  DisposalRejected: ({ mode, reason }) => ({ reason, ledTo: { mode } }),
  HoldReviewed: ({ reviewedOn, opinion, result, inTime, deadline }) => ({
    day: reviewedOn,
    opinion,
    ledTo: { result, inTime, dueAt: deadline?.dueAt },
  }),
  LimitChangeProposed: ({ change, reason }) => ({ reason, ledTo: { change } }),
  DisposalLimitPaused: changedLimit,
  DisposalLimitExtended: changedLimit,
  LimitChangeRejected: ({ change, reason }) => ({ reason, ledTo: { change } }),
  DisposalLimitResumed: changedLimit,
  RaiseProposed: ({ reason }) => ({ reason }),
  LevelRaised: ({ reason, anew }) => ({ reason, ledTo: { anew } }),
  RaiseRejected: ({ reason }) => ({ reason }),
  RoutingProposed: ({ zoneId, leaderPersonId, level, handling, crossed, leadReason, raiseReason }) => ({
    reason: leadReason,
    ledTo: { zoneId, leaderPersonId, level, handling, crossed, raiseReason },
  }),
  ClueRouted: ({ zoneId, leaderPersonId, level, handling, crossed, acceptance, leadReason, routingNo }) => ({
    reason: acceptance ?? leadReason,
    ledTo: { zoneId, leaderPersonId, level, handling, crossed, routingNo },
  }),
  RoutingRejected: ({ reason }) => ({ reason }),
  ClueSupervised: ({ assignmentId, unitId, ground, way }) => ({ ledTo: { assignmentId, unitId, ground, way } }),
  TalkInquiryRecorded: ({ on, talkInquiryId, subjectId, outcome, round }) => ({
    day: on,
    ledTo: { talkInquiryId, subjectId, outcome, round },
  }),
  VerificationRecorded: ({ verificationId, findings }) => ({
    ledTo: { verificationId, outcomes: findings.map(({ subject: { subjectId }, outcome }) => ({ subjectId, outcome })) },
  }),
  TownshipResultReported: ({ reportedOn, summary, results }) => ({ day: reportedOn, opinion: summary, ledTo: { outcomes: results } }),
  OutcomeRecorded: ({ on, reference, subjectId, outcome }) => ({ day: on, documentNumber: reference, ledTo: { subjectId, outcome } }),
  PastDisposalEntered: ({ disposedOn, mode, inTime }) => ({ day: disposedOn, ledTo: { mode, inTime } }),
  CaseFactRecorded: ({ on, reference, subjectId, fact, level, form, amountFen }) => ({
    day: on,
    documentNumber: reference,
    ledTo: { subjectId, fact, level, form, amountFen },
  }),
  FilingMoved: ({ on, reference, subjectId, level }) => ({ day: on, documentNumber: reference, ledTo: { subjectId, level } }),
  RecoveryConfirmed: ({ on, reference, caseReference, subjectId, amountFen }) => ({
    day: on,
    documentNumber: reference,
    ledTo: { subjectId, caseReference, amountFen },
  }),
  ClueConcluded: ({ concludedOn, summary, acceptance, figures, feedbackBy }) => ({
    day: concludedOn,
    opinion: summary,
    reason: acceptance,
    ledTo: { figures, dueAt: feedbackBy?.dueAt },
  }),
  FeedbackGiven: ({ givenOn, text, documentNumber, agencyId, figures, inTime, assignmentId, receiptBy }) => ({
    day: givenOn,
    opinion: text,
    documentNumber,
    ledTo: { agencyId, figures, inTime, assignmentId, dueAt: receiptBy?.dueAt },
  }),
  FeedbackAcknowledged: ({ acknowledgedOn, letter, agencyId }) => ({ day: acknowledgedOn, documentNumber: letter, ledTo: { agencyId } }),
  ClueClosed: ({ closedOn, reason }) => ({ day: closedOn, reason }),
  ClueReopened: ({ reopenedOn, reason, deadline }) => ({ day: reopenedOn, reason, ledTo: { dueAt: deadline.dueAt } }),
};
