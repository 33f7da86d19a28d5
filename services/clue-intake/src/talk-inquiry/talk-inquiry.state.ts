import type { Deadline } from '@liandong/legal-time';
import type { Acquaintance, AcquaintanceCheck } from '../person-facts/acquaintance.js';
import type { RequiredApproval } from '../rules/talk-inquiry-authority.js';
import type { PlannedTalker } from '../rules/talk-staffing.js';
import type { TalkInquiryEvent, TalkInquiryForm, TalkInquiryOpening, TalkInquiryOutcome } from './talk-inquiry.events.js';

export type TalkInquiryStatus =
  | 'none'
  | 'opened'
  | 'plan-proposed'
  | 'plan-approved'
  /** Notice or letter is out. */
  | 'notified'
  /** The talk was held; its record is outstanding. */
  | 'held'
  /** Record signed, or reply received: the report can be made. */
  | 'answered'
  | 'reported'
  | 'concluded'
  | 'discontinued';

export interface TalkInquiryState {
  readonly status: TalkInquiryStatus;
  readonly opening?: TalkInquiryOpening;
  /** How often case management assigned it: each time the clue goes to that department, which signs (B1.4). */
  readonly assignments: number;
  readonly plan?: {
    readonly form: TalkInquiryForm;
    readonly nextLowerPartyChief: boolean;
    readonly talkers: readonly PlannedTalker[];
    readonly approval: RequiredApproval;
    readonly proposedBy: string;
    readonly acquaintances?: AcquaintanceCheck;
  };
  /** For the delegated talk or the reply (B1.20, B1.21). */
  readonly noticeDeadline?: Deadline;
  readonly recordDeadline?: Deadline;
  /** B1.19 */
  readonly reportDeadline?: Deadline;
  readonly noticeServedOn?: string;
  /** Day of the talk, or of the reply. */
  readonly answeredOn?: string;
  readonly report?: { readonly outcome: TalkInquiryOutcome; readonly approval: RequiredApproval; readonly reportedBy: string };
  readonly outcome?: TalkInquiryOutcome;
}

export const initialTalkInquiry: TalkInquiryState = { status: 'none', assignments: 0 };

/** While a talk runs under its plan. */
const underPlan: readonly TalkInquiryStatus[] = ['plan-approved', 'notified', 'held', 'answered', 'reported'];

/** What was found about its talkers, and approved with the plan nevertheless (2.5), as long as they talk. */
export function acceptedInPlan({ status, plan }: TalkInquiryState): readonly Acquaintance[] {
  return underPlan.includes(status) ? (plan?.acquaintances?.hits ?? []) : [];
}

/** What stays when it begins anew. */
const anew = ({ assignments, opening }: TalkInquiryState) => ({ status: 'opened' as const, assignments, opening: opening! });

export function evolveTalkInquiry(state: TalkInquiryState, event: TalkInquiryEvent): TalkInquiryState {
  switch (event.type) {
    case 'TalkInquiryOpened':
      return { status: 'opened', assignments: 0, opening: event.data };
    case 'TalkHandlerAssigned': {
      const { departmentId, departmentAs, leaderPersonId } = event.data;
      return {
        ...state,
        assignments: state.assignments + (departmentAs === 'assigned' ? 1 : 0),
        opening: { ...state.opening!, departmentId, departmentAs, leaderPersonId },
      };
    }
    case 'PlanProposed': {
      const { form, nextLowerPartyChief, talkers, approval, proposedBy, acquaintances } = event.data;
      return {
        ...anew(state),
        status: 'plan-proposed',
        plan: { form, nextLowerPartyChief, talkers, approval, proposedBy, ...(acquaintances ? { acquaintances } : {}) },
      };
    }
    case 'PlanApproved':
      return { ...state, status: 'plan-approved' };
    case 'PlanRejected':
      return anew(state);
    case 'NoticeServed':
      return { ...state, status: 'notified', noticeDeadline: event.data.deadline, noticeServedOn: event.data.servedOn };
    case 'TalkHeld': {
      const { recordDeadline, reportDeadline, heldOn } = event.data;
      return { ...state, status: 'held', reportDeadline, answeredOn: heldOn, ...(recordDeadline ? { recordDeadline } : {}) };
    }
    case 'RecordSigned':
      return { ...state, status: 'answered' };
    case 'ReplyReceived':
      return { ...state, status: 'answered', reportDeadline: event.data.reportDeadline, answeredOn: event.data.receivedOn };
    case 'ReportMade': {
      const { outcome, approval, reportedBy } = event.data;
      return { ...state, status: 'reported', report: { outcome, approval, reportedBy } };
    }
    case 'OutcomeApproved':
      return event.data.outcome === 'inquire-again' ? anew(state) : { ...state, status: 'concluded', outcome: event.data.outcome };
    case 'OutcomeRejected':
      return { ...state, status: 'answered', report: undefined };
    case 'TalkInquiryDiscontinued':
      return { ...state, status: 'discontinued' };
  }
}
