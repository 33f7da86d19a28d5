import type { Deadline } from '@liandong/legal-time';
import type { AssignmentEvent, AssignmentKind, Direction, Effect, Supervision } from './assignment.events.js';

export type AssignmentStatus =
  | 'none'
  | 'opened'
  | 'received'
  | 'proposed'
  | 'open'
  | 'result-proposed'
  | 'result-reviewed'
  | 'result-approved'
  | 'reported'
  | 'passed-on'
  | 'ended'
  | 'rejected'
  | 'withdrawn';
/** Reviewed together and approved by the principal (B1.14): what follows may be told. */
export const resultApproved: readonly AssignmentStatus[] = ['result-approved', 'reported'];

export interface AssignmentState {
  readonly status: AssignmentStatus;
  readonly organisationId?: string;
  readonly direction?: Direction;
  readonly kind?: AssignmentKind;
  /** Whom it came from, or to whom it goes. */
  readonly body?: string;
  readonly clueId?: string | undefined;
  readonly proposedBy?: string;
  readonly receivedOn?: string;
  /** The day on which it was accepted, or approved for those below: what is done about it lies behind. */
  readonly openedOn?: string;
  /** Of the last step on its way up. */
  readonly lastDay?: string;
  readonly registrationDeadline?: Deadline;
  readonly deadline?: Deadline;
  /** Whether the own principal has used the three months that are the commission's to give. */
  readonly extended: boolean;
  /** Proposed, and then ordered until it was carried out. */
  readonly supervision?: Supervision & { readonly stage: 'proposed' | 'ordered'; readonly proposedBy: string };
  readonly resultBy?: string;
  /** What was proposed last, in the words that are reviewed (B1.14). */
  readonly resultSummary?: string;
  /** What the handling led to, as it was proposed last (4.2). */
  readonly effects?: readonly Effect[];
}

export const initialAssignment: AssignmentState = { status: 'none', extended: false };

export function evolveAssignment(state: AssignmentState, event: AssignmentEvent): AssignmentState {
  switch (event.type) {
    case 'AssignmentOpened':
    case 'AssignmentReceived': {
      const { organisationId, kind, body, clueId, receivedOn, registrationDeadline } = event.data;
      return {
        ...state,
        status: event.type === 'AssignmentOpened' ? 'opened' : 'received',
        direction: 'from-above',
        organisationId,
        kind,
        body,
        clueId,
        receivedOn,
        lastDay: receivedOn,
        registrationDeadline,
      };
    }
    case 'AssignmentProposed': {
      const { organisationId, kind, body, clueId, proposedBy } = event.data;
      return { ...state, status: 'proposed', direction: 'to-below', organisationId, kind, body, clueId, proposedBy };
    }
    case 'AssignmentAccepted':
    case 'AssignmentApproved': {
      const openedOn = event.type === 'AssignmentAccepted' ? event.data.acceptedOn : event.data.approvedOn;
      return { ...state, status: 'open', deadline: event.data.deadline, openedOn, lastDay: openedOn };
    }
    case 'AssignmentEnded':
      return { ...state, status: 'ended' };
    case 'AssignmentWithdrawn':
      // What was proposed or ordered about it falls with it.
      return { ...state, status: 'withdrawn', supervision: undefined };
    case 'AssignmentPassedOn':
      return { ...state, status: 'passed-on', lastDay: event.data.passedOn };
    case 'AssignmentRejected':
      return { ...state, status: 'rejected' };
    case 'DeadlineExtended':
      return { ...state, deadline: event.data.deadline, extended: true };
    case 'DeadlineExtendedFromAbove':
      return { ...state, deadline: event.data.deadline };
    case 'SupervisionProposed':
      return { ...state, supervision: { ...event.data, stage: 'proposed' } };
    case 'SupervisionApproved':
      return { ...state, supervision: { ...state.supervision!, stage: 'ordered' } };
    case 'SupervisionRejected':
    case 'SupervisionCarriedOut':
      return { ...state, supervision: undefined };
    case 'ResultProposed':
      return {
        ...state,
        status: 'result-proposed',
        resultBy: event.data.proposedBy,
        resultSummary: event.data.summary,
        effects: event.data.effects,
      };
    case 'ResultReviewed':
      return { ...state, status: event.data.agreed ? 'result-reviewed' : 'open', lastDay: event.data.reviewedOn };
    case 'ResultRejected':
      return { ...state, status: 'open' };
    case 'ResultApproved':
      return { ...state, status: 'result-approved' };
    case 'ResultSentUp':
      return { ...state, status: 'reported', lastDay: event.data.sentOn };
  }
}
