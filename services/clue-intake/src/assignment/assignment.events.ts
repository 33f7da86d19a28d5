import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';

/** How a matter is handled between levels: 自办 · 转办 · 交办 · 督办 · 协办 */
export const assignmentKinds = ['self-handled', 'passed-on', 'assigned', 'supervised', 'assisted'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

/** From the upper body to us, or from us to a lower body or department. */
export type Direction = 'from-above' | 'to-below';

/** 督办 (B1.13): 逾期未办 · 敷衍塞责 · 需要补充 */
export const supervisionGrounds = ['overdue', 'careless', 'needs-supplement'] as const;
/** 发函 · 听取汇报 · 审阅案卷 · 实地督促 (B1.13) */
export const supervisionWays = ['letter', 'hearing', 'file-review', 'on-site'] as const;

export interface Supervision {
  readonly ground: (typeof supervisionGrounds)[number];
  readonly way: (typeof supervisionWays)[number];
  readonly requirement: string;
}

/** What handling led to beyond persons (以案促改): money given back, rules issued, each for one unit of one region. */
export interface Effect {
  readonly kind: 'refund' | 'rule-issued';
  /** Prefecture-level city or state (市州), and the county below it where one is concerned. */
  readonly city: string;
  readonly county?: string;
  readonly unit: string;
  /** Such as cabs. */
  readonly quantity?: number;
  /** In fen (分). */
  readonly amountFen?: number;
}

export interface Result {
  readonly summary: string;
  readonly effects: readonly Effect[];
}

export interface Given {
  readonly organisationId: string;
  readonly kind: AssignmentKind;
  /** The upper body, or to whom it goes below. */
  readonly body: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly requirement: string;
  /** The clue behind it, where it stands in the library. */
  readonly clueId?: string;
}

export type AssignmentEnd = 'forwarded' | 'returned' | 'repeat' | 'voided';

/** An assigned matter (交办件). Names are storage formats. */
export type AssignmentEvent =
  /** Opened with the clue that an upper body gave, before anybody registered it; `AssignmentReceived` may follow with what the letter says. */
  | {
      readonly type: 'AssignmentOpened';
      readonly data: Given & { readonly receivedOn: string; readonly registrationDeadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** The clue that it came with left the library (移送 · 退回 · 重复件) before anybody accepted it: nothing is left to register here. */
  | { readonly type: 'AssignmentEnded'; readonly data: { readonly ground: AssignmentEnd } }
  /** Came from above; to be accepted or passed on within five working days (B1.9). */
  | {
      readonly type: 'AssignmentReceived';
      readonly data: Given & { readonly receivedOn: string; readonly receivedBy: string; readonly registrationDeadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** Ours to handle. `deadline`: three months, for what was assigned or supervised (B1.12). */
  | {
      readonly type: 'AssignmentAccepted';
      readonly data: { readonly acceptedOn: string; readonly acceptedBy: string; readonly inTime: boolean; readonly deadline?: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  | {
      readonly type: 'AssignmentPassedOn';
      readonly data: {
        readonly toOrganisation: string;
        readonly reason: string;
        readonly passedOn: string;
        readonly passedBy: string;
        readonly inTime: boolean;
      };
    }
  /** To be given to a lower body or department; the deputy in charge (分管领导) approves (B1.13). */
  | { readonly type: 'AssignmentProposed'; readonly data: Given & { readonly proposedBy: string } }
  | {
      readonly type: 'AssignmentApproved';
      readonly data: { readonly approvedOn: string; readonly approvedBy: string; readonly deadline?: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** The deputy takes back what was given to those below, of which no result was approved: its limit runs no longer (B1.13). */
  | { readonly type: 'AssignmentWithdrawn'; readonly data: { readonly reason: string; readonly withdrawnBy: string } }
  | { readonly type: 'AssignmentRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  /** Three more months by the own principal, reported upward (B1.12). */
  | {
      readonly type: 'DeadlineExtended';
      readonly data: { readonly reason: string; readonly reportNumber: string; readonly extendedBy: string; readonly deadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** “3+3+N”: what only the upper body may grant (B1.12). */
  | {
      readonly type: 'DeadlineExtendedFromAbove';
      readonly data: {
        readonly months: number;
        readonly documentNumber: string;
        readonly decidedBy: string;
        readonly decidedOn: string;
        readonly recordedBy: string;
        readonly deadline: Deadline;
      };
    }
  | { readonly type: 'SupervisionProposed'; readonly data: Supervision & { readonly proposedBy: string } }
  | { readonly type: 'SupervisionApproved'; readonly data: Supervision & { readonly approvedBy: string } }
  | { readonly type: 'SupervisionRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  | {
      readonly type: 'SupervisionCarriedOut';
      readonly data: {
        readonly way: Supervision['way'];
        readonly report: string;
        readonly carriedOutOn: string;
        readonly carriedOutBy: string;
      };
    }
  | { readonly type: 'ResultProposed'; readonly data: Result & { readonly proposedBy: string } }
  /** 集体研究 (B1.14). */
  | {
      readonly type: 'ResultReviewed';
      readonly data: {
        readonly reviewedOn: string;
        readonly participants: readonly string[];
        readonly opinion: string;
        readonly agreed: boolean;
        readonly recordedBy: string;
      };
    }
  | { readonly type: 'ResultApproved'; readonly data: { readonly approvedBy: string } }
  /** The principal did not agree to it: it goes back to the handlers, and what they propose then is reviewed anew (B1.14). */
  | { readonly type: 'ResultRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  | {
      readonly type: 'ResultSentUp';
      readonly data: { readonly documentNumber: string; readonly sentOn: string; readonly sentBy: string; readonly inTime: boolean };
    };
