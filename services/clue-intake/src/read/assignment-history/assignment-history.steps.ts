import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import type { Steps } from '../history/history.js';

/** What every event of an assigned matter says of its step. */
export const assignmentSteps: Steps<AssignmentEvent> = {
  AssignmentOpened: ({ receivedOn, documentNumber, requirement, registrationDeadline }) => ({
    day: receivedOn,
    documentNumber,
    opinion: requirement,
    ledTo: { dueAt: registrationDeadline.dueAt },
  }),
  AssignmentReceived: ({ receivedOn, documentNumber, requirement, registrationDeadline }) => ({
    day: receivedOn,
    documentNumber,
    opinion: requirement,
    ledTo: { dueAt: registrationDeadline.dueAt },
  }),
  AssignmentEnded: ({ ground }) => ({ ledTo: { ground } }),
  AssignmentAccepted: ({ acceptedOn, inTime, deadline }) => ({ day: acceptedOn, ledTo: { inTime, dueAt: deadline?.dueAt } }),
  AssignmentPassedOn: ({ passedOn, reason, toOrganisation, inTime }) => ({ day: passedOn, reason, ledTo: { toOrganisation, inTime } }),
  AssignmentProposed: ({ documentNumber, requirement, kind, body }) => ({ documentNumber, opinion: requirement, ledTo: { kind, body } }),
  AssignmentApproved: ({ approvedOn, deadline }) => ({ day: approvedOn, ledTo: { dueAt: deadline?.dueAt } }),
  AssignmentWithdrawn: ({ reason }) => ({ reason }),
  AssignmentRejected: ({ reason }) => ({ reason }),
  DeadlineExtended: ({ reason, reportNumber, deadline }) => ({ reason, documentNumber: reportNumber, ledTo: { dueAt: deadline.dueAt } }),
  DeadlineExtendedFromAbove: ({ decidedOn, documentNumber, decidedBy, months, deadline }) => ({
    day: decidedOn,
    documentNumber,
    ledTo: { decidedBy, months, dueAt: deadline.dueAt },
  }),
  SupervisionProposed: ({ ground, way, requirement }) => ({ opinion: requirement, ledTo: { ground, way } }),
  SupervisionApproved: ({ ground, way, requirement }) => ({ opinion: requirement, ledTo: { ground, way } }),
  SupervisionRejected: ({ reason }) => ({ reason }),
  SupervisionCarriedOut: ({ carriedOutOn, report, way }) => ({ day: carriedOutOn, opinion: report, ledTo: { way } }),
  ResultProposed: ({ summary, effects }) => ({ opinion: summary, ledTo: effects.length > 0 ? { effects } : undefined }),
  ResultReviewed: ({ reviewedOn, opinion, participants, agreed }) => ({ day: reviewedOn, opinion, ledTo: { participants, agreed } }),
  ResultApproved: () => ({}),
  ResultRejected: ({ reason }) => ({ reason }),
  ResultSentUp: ({ sentOn, documentNumber, inTime }) => ({ day: sentOn, documentNumber, ledTo: { inTime } }),
};
