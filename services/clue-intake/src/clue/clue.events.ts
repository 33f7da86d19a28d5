import type { Instant, RuleVersion } from '@liandong/event-sourcing';
import type { PersonOutcome, Subject, clueSourceKinds } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import type { ApprovalChain, DisposalApprover } from '../rules/disposal-authority.js';
import type { PastMode } from '../rules/disposal-modes.js';
import type { TalkInquiryOutcome } from '../talk-inquiry/talk-inquiry.events.js';
import type { ClueDepartment } from './clue.department.js';
import type { ForwardedFrom, ForwardingEvent } from './clue.forwarding.events.js';
import type { CaseFact } from './clue.past.js';
import type { ClueOrigin } from './clue.sources.js';

export type ClueSourceKind = (typeof clueSourceKinds)[number];

/** 处置方式 (B1.1): 初步核实 · 谈话函询 · 暂存待查 · 予以了结 */
export const disposalModes = ['initial-verification', 'talk-inquiry', 'hold', 'close'] as const;
export type DisposalMode = (typeof disposalModes)[number];

/** Kinds of problem that a clue is filed under. */
export const problemTypes = ['discipline', 'duty-violation', 'duty-crime', 'neglect-of-duty', 'conduct', 'public-interest'] as const;
export type ProblemType = (typeof problemTypes)[number];

export interface ClueSource {
  readonly kind: ClueSourceKind;
  readonly agencyId: string;
  readonly reference: string;
}

/** The CloudEvent behind a clue that an agency posted: what was said can be compared with it for good. */
export interface Transfer {
  readonly eventSource: string;
  readonly eventId: string;
  /** SHA-256 (hex) of the CloudEvent's canonical JSON (RFC 8785). */
  readonly digest: string;
}

export interface Figures {
  readonly filed: number;
  readonly admonished: number;
  readonly educated: number;
  readonly noCase: number;
}

/** What happens to a problem clue (问题线索). Names are storage formats. */
export type ClueEvent =
  /** Taken in by 案管室 from an agency or a tour (B1.5), with the limit for the disposal (B1.2). `receivedBy`: the person, or the system for what was posted. */
  | {
      readonly type: 'ClueReceived';
      readonly data: {
        readonly organisationId: string;
        readonly source: ClueSource;
        readonly title: string;
        readonly summary: string;
        readonly receivedOn: string;
        readonly subjects: readonly Subject[];
        readonly priority: boolean;
        readonly raisedLevel: boolean;
        readonly transfer?: Transfer;
        /** Forwarded by another organisation that uses the system. */
        readonly forwarded?: ForwardedFrom;
        /** What the source brought beside its reference. */
        readonly origin?: ClueOrigin;
        /** Given by an upper body that wants its result: the assignment (交办件) of the same story (B1.12, B1.14). */
        readonly assignmentId?: string;
        /** Absent: with case management alone, and in what was received before departments were named. */
        readonly department?: ClueDepartment;
        readonly receivedBy: string;
        readonly disposalDeadline: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** Entered in the clue library (线索库) under its number (B1.4). */
  | {
      readonly type: 'ClueRegistered';
      /** Of what was forwarded from above: whether it was registered within the limit (B1.9). */
      readonly data: { readonly number: string; readonly keeper: string; readonly acceptance?: { readonly inTime: boolean; readonly deadline: Deadline } };
      readonly rules?: readonly RuleVersion[];
    }
  /** 移送: what belongs to another body goes there, the own part stays (B1.6). `remaining`: how many persons stay. */
  | {
      readonly type: 'ClueForwarded';
      readonly data: {
        readonly toOrganisation: string;
        readonly subjectIds: readonly string[];
        readonly remaining: number;
        readonly reason: string;
        readonly forwardedOn: string;
        readonly forwardedBy: string;
        readonly deadline: Deadline;
        readonly inTime: boolean;
        /** Set where the receiver uses the system: its clue has this id. */
        readonly forwardingId?: string;
      };
      readonly rules?: readonly RuleVersion[];
    }
  | ForwardingEvent
  /** 退回: nobody's business, or without substance; back to the sender with the deputy's approval (B1.6, B1.10). */
  | { readonly type: 'ClueReturned'; readonly data: { readonly reason: string; readonly returnedOn: string; readonly approvedBy: string } }
  /** 重复件: registered and kept with the first one, not issued again (B1.8). */
  | { readonly type: 'RepeatKept'; readonly data: { readonly firstClueId: string; readonly keptBy: string } }
  /** Own jurisdiction found, problem types named. */
  | { readonly type: 'ClueScreened'; readonly data: { readonly problemTypes: readonly ProblemType[]; readonly opinion: string; readonly screenedBy: string } }
  /** 原有台账所载处置: the mode under which a clue of an old ledger stood when it entered, as it was called on its day (B1.22). */
  | {
      readonly type: 'PastDisposalEntered';
      readonly data: { readonly mode: PastMode; readonly disposedOn: string; readonly inTime: boolean; readonly recordedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** 立案、办结、处分、留置、移送、追缴 of one subject (3.16, 2.10). `level`: who filed. */
  | { readonly type: 'CaseFactRecorded'; readonly data: CaseFact & { readonly level: 'county' | 'township'; readonly recordedBy: string } }
  /** `chain`: who approves, in this order; without it, the principal. `deadline`: of the chain's first step. */
  | {
      readonly type: 'DisposalProposed';
      readonly data: { readonly mode: DisposalMode; readonly opinion: string; readonly proposedBy: string; readonly chain?: ApprovalChain; readonly deadline?: Deadline; readonly meetingId?: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** One step of the chain; the last one is `DisposalApproved`. `deadline`: of the next step. */
  | {
      readonly type: 'DisposalStepApproved';
      readonly data: { readonly mode: DisposalMode; readonly role: DisposalApprover; readonly approvedBy: string; readonly approvedAt: Instant; readonly inTime: boolean; readonly deadline: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** From now on this is the one current mode (B1.1). `inTime`: whether the first mode was approved within the limit (B1.2). */
  | { readonly type: 'DisposalApproved'; readonly data: ApprovedDisposal; readonly rules?: readonly RuleVersion[] }
  /** 中止、延长处置时限 (B1.2): asked for, to be approved by the principal. */
  | { readonly type: 'LimitChangeProposed'; readonly data: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly proposedBy: string } }
  | { readonly type: 'DisposalLimitPaused'; readonly data: ApprovedLimit }
  | { readonly type: 'DisposalLimitExtended'; readonly data: ApprovedLimit; readonly rules?: readonly RuleVersion[] }
  | { readonly type: 'LimitChangeRejected'; readonly data: { readonly change: 'pause' | 'extend'; readonly reason: string; readonly rejectedBy: string } }
  | { readonly type: 'DisposalLimitResumed'; readonly data: { readonly reason: string; readonly resumedBy: string; readonly deadline: Deadline } }
  | { readonly type: 'DisposalRejected'; readonly data: { readonly mode: DisposalMode; readonly rejectedBy: string; readonly reason: string } }
  /** 暂存待查 looked at again (B2.36): it stays on hold until `deadline`, or another mode is to be proposed. */
  | {
      readonly type: 'HoldReviewed';
      readonly data: { readonly result: HoldReview; readonly opinion: string; readonly reviewedOn: string; readonly reviewedBy: string; readonly inTime: boolean; readonly deadline?: Deadline };
      readonly rules?: readonly RuleVersion[];
    }
  /** One subject's talk or inquiry has ended (B1.19). */
  | { readonly type: 'TalkInquiryRecorded'; readonly data: EndedTalkInquiry }
  /** 拟办意见 for the distribution (分办). */
  | { readonly type: 'RoutingProposed'; readonly data: Routing & CheckedRouting & { readonly proposedBy: string }; readonly rules?: readonly RuleVersion[] }
  /** 分办 approved by the principal (B1.3). */
  | {
      readonly type: 'ClueRouted';
      readonly data: Routing & Pick<CheckedRouting, 'acquaintances'> & { /** Why it goes there in spite of what was found (2.5). */ readonly acceptance?: string; readonly approvedBy: string; readonly approvedAt: Instant };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'RoutingRejected'; readonly data: { readonly rejectedBy: string; readonly reason: string } }
  /** The verification has ended: whom it found what about. */
  | { readonly type: 'VerificationRecorded'; readonly data: { readonly verificationId: string; readonly findings: readonly Finding[] } }
  /** The township has handled what was routed to it, and says what became of each subject. */
  | { readonly type: 'TownshipResultReported'; readonly data: { readonly results: readonly TownshipResult[]; readonly summary: string; readonly reportedOn: string; readonly reportedBy: string } }
  /** A case was decided or a measure applied for one person; `no-case`: neither was approved. */
  | { readonly type: 'OutcomeRecorded'; readonly data: { readonly subjectId: string; readonly outcome: PersonOutcome; readonly reference: string; readonly on: string } }
  /** Every person's outcome is known, or the mode “close” was approved. */
  | { readonly type: 'ClueConcluded'; readonly data: { readonly summary: string; readonly concludedOn: string; readonly concludedBy: string; readonly figures: Figures } }
  /** Result fed back to the agency that handed the clue over (0.14). */
  /** `assignmentId`: whose reviewed result it tells (B1.14). */
  | { readonly type: 'FeedbackGiven'; readonly data: { readonly agencyId: string; readonly text: string; readonly figures: Figures; readonly givenOn: string; readonly givenBy: string; readonly assignmentId?: string } }
  | { readonly type: 'FeedbackAcknowledged'; readonly data: { readonly agencyId: string; readonly acknowledgedBy: string; readonly acknowledgedOn: string } }
  | { readonly type: 'ClueClosed'; readonly data: { readonly closedOn: string; readonly closedBy: string; readonly reason: string } };

export const holdReviews = ['hold-again', 'propose-another'] as const;
export type HoldReview = (typeof holdReviews)[number];

/** `deadline`: the limit of the disposal as it stands from then on. */
export interface ApprovedLimit {
  readonly reason: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly deadline: Deadline;
}

export interface ApprovedDisposal {
  readonly mode: DisposalMode;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
  readonly inTime: boolean;
  /** The mode that it takes the place of. */
  readonly previousMode?: DisposalMode;
  /** Whether the last step of the chain was in time. */
  readonly stepInTime?: boolean;
  /** The meeting that decided on it (0.7, 4.8). */
  readonly meetingId?: string;
  /** Of the first review, of a clue put on hold. */
  readonly reviewDeadline?: Deadline;
}

/** `discontinued`: ended without an outcome. */
export type TalkEnd = Exclude<TalkInquiryOutcome, 'inquire-again'> | 'discontinued';

export interface EndedTalkInquiry {
  readonly talkInquiryId: string;
  readonly round: number;
  readonly subjectId: string;
  readonly outcome: TalkEnd;
  readonly on: string;
}

/** `reference`: the township's case or record behind it. */
export interface TownshipResult {
  readonly subjectId: string;
  readonly outcome: PersonOutcome;
  readonly reference: string;
}

/** To which zone (片区), under whose lead, and at which level the clue is handled. */
export interface Routing {
  readonly zoneId: string;
  readonly leaderPersonId: string;
  readonly level: 'county' | 'township';
}

/** Whom else the unit would let handle it, and whether those know the subjects (2.5, 3.15). */
export interface CheckedRouting {
  readonly handlerIds?: readonly string[];
  /** Absent in what was proposed before routing was checked. */
  readonly acquaintances?: AcquaintanceCheck;
}

export interface Finding {
  readonly subject: Subject;
  readonly outcome: PersonOutcome;
}
