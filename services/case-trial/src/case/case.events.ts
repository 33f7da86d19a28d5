import type { RuleVersion } from '@liandong/event-sourcing';
import type { InstitutionMeasure, Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { Papers } from '../rules/checklists.js';
import type { FilingApprover } from '../rules/filing-authority.js';
import type { InvestigativeMeasure } from '../rules/investigative-measures.js';
import type { DecidingBody, TownshipRoute } from '../rules/sanction-authority.js';
import type { ExecutionKind, Form, SanctionKind, Track } from '../rules/sanctions.js';

/** Suspicion at filing: ordinary · 严重职务违法 · 涉嫌职务犯罪. It decides who is told (B2.5) and what is recorded (B2.17). */
export const gravities = ['ordinary', 'serious', 'crime'] as const;
export type Gravity = (typeof gravities)[number];

/** 处分 · 免予处分 · 不予处分 · 撤销案件 · 移送司法 without a sanction of its own (B2.24) · 问责 of an institution */
export const outcomes = ['sanction', 'exempt', 'no-sanction', 'withdraw', 'transfer', 'accountability'] as const;
export type Outcome = (typeof outcomes)[number];

export interface SanctionChoice {
  readonly kind: SanctionKind;
  /** Influence period; needed where the rule leaves a choice (留党察看 12 or 24). */
  readonly months?: number | undefined;
}

/** 检查 · 通报 · 改组 (《中国共产党问责条例》第八条) */
export const accountabilities = ['examination', 'circular', 'reorganisation'] as const satisfies readonly InstitutionMeasure[];
export type Accountability = (typeof accountabilities)[number];

/** 处理意见: what is proposed or decided. */
export interface Opinion {
  readonly outcome: Outcome;
  readonly sanctions: readonly SanctionChoice[];
  readonly transferToJustice: boolean;
  /** How an institution is held accountable; of that outcome alone. */
  readonly accountability?: Accountability | undefined;
  /** 定性 */
  readonly qualification: string;
  /** 依据: the clauses applied. */
  readonly basis: string;
}

export interface ImposedSanction {
  readonly kind: SanctionKind;
  readonly track: Track;
  readonly months: number | null;
  /** Last day of the influence period, counted from the decision (B2.22, B2.23). */
  readonly endsOn: string | null;
}

/** 审查调查方案, fixed by a case meeting (专题会, B2.4). */
export interface InvestigationPlan {
  readonly meetingOn: string;
  readonly purpose: string;
  readonly measures: readonly InvestigativeMeasure[];
}

/** 事实材料见面 (B2.12): signed by the subject, or the refusal noted. */
export interface FactStatement {
  readonly seenOn: string;
  readonly signed: boolean;
  readonly refusalNote?: string | undefined;
}

/** A sanction given before for the same act, by whatever organ (B2.23). */
export interface EarlierPunishment {
  readonly track: Track;
  readonly organ: string;
  readonly on: string;
}

/** A meeting that decided collectively (B2.20). */
export interface DecisionMeeting {
  readonly body: DecidingBody;
  readonly heldOn: string;
  readonly minutes: string;
}

export interface PropertyItem {
  readonly description: string;
  readonly amountYuan: number;
  readonly disposal: 'confiscate' | 'order-refund' | 'return' | 'transfer';
}

/** 处分决定书 with its five items (B2.25). */
export interface DecisionLetter {
  readonly number: string;
  readonly person: { readonly name: string; readonly position: string };
  readonly facts: string;
  readonly evidence: string;
  readonly decision: readonly string[];
  readonly basis: string;
  readonly remedy: string;
  readonly organ: string;
  readonly date: string;
}

export interface ExecutionItem {
  readonly kind: ExecutionKind;
  readonly detail: string;
  readonly executedOn: string;
}

export interface CaseOpening {
  readonly organisationId: string;
  readonly verificationId: string;
  readonly clueId: string;
  readonly zoneId: string;
  readonly subject: Subject;
  readonly facts: string;
  /** Day of the verification's report. */
  readonly verifiedOn: string;
  /** Everybody who took part in the verification (B2.13). */
  readonly verifiers: readonly string[];
  /** The township that first tries the case itself (乡案县审, B5); null where the county tries it directly. */
  readonly townshipId: string | null;
  /** 提级办理 (B3.6): the county tries and decides in the township's place. */
  readonly raisedLevel?: boolean;
  /** The other cases of the same verification. */
  readonly siblingCaseIds: readonly string[];
}

/** Who an unidentified subject is, or is said to be, or who it is instead of whom an earlier supplementary filing named; the township as of a case that is opened. */
export interface Identified {
  readonly subject: Subject;
  readonly formerly: Subject;
  readonly townshipId: string | null;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** 立案审查调查 */
export type FilingEvent =
  | Fact<'CaseOpened', CaseOpening>
  | Fact<
      'FilingProposed',
      {
        tracks: readonly Track[];
        gravity: Gravity;
        facts: string;
        evidence: readonly string[];
        approvers: readonly FilingApprover[];
        proposedOn: string;
        proposedBy: string;
      }
    >
  /** One of several approvers has agreed. */
  | Fact<'FilingEndorsed', { role: FilingApprover; endorsedOn: string; endorsedBy: string }>
  | Fact<'FilingApproved', { caseNumber: string; role: FilingApprover; filedOn: string; approvedBy: string; decisionDeadline: Deadline }>
  /** 退回补充: to be proposed anew. */
  | Fact<'FilingReturned', { reason: string; returnedOn: string; returnedBy: string }>
  /** 不予立案: the case ends here. */
  | Fact<'FilingDeclined', { reason: string; declinedOn: string; declinedBy: string }>
  | Fact<
      'InvestigatorsAppointed',
      {
        investigators: readonly string[];
        leaderPersonId: string;
        plan: InvestigationPlan;
        reason?: string | undefined;
        appointedOn: string;
        appointedBy: string;
      }
    >
  | Fact<
      'FilingAnnounced',
      { announcedBy: readonly string[]; notice: string; familyNotified: boolean; publicNotice: boolean; announcedOn: string }
    >
  | Fact<
      'InvestigativeMeasureTaken',
      {
        kind: InvestigativeMeasure;
        takenBy: readonly string[];
        notice: string;
        record: string;
        avRecording?: string | undefined;
        takenOn: string;
        recordedBy: string;
      }
    >
  /** Each draft has the next version; signatures under an earlier one count no longer. The drafter has signed. */
  | Fact<
      'InvestigationReported',
      {
        version: number;
        facts: string;
        evidence: readonly string[];
        papers: Papers;
        factStatement: FactStatement;
        reportedOn: string;
        draftedBy: string;
      }
    >
  | Fact<'ReportSigned', { version: number; personId: string; signedOn: string }>
  | Fact<'ReportReturned', { version: number; reason: string; returnedOn: string; returnedBy: string }>
  /** 移送审理, with the principal's approval. */
  | Fact<'HandedOverToTrial', { version: number; handedOverOn: string; approvedBy: string }>;

/** 查明身份 in a case on a matter (以事立案): 补充立案 makes it the case of this person or institution, once those have approved who approve a filing against such a subject (B2.4). */
export type IdentificationEvent =
  | Fact<
      'SupplementaryFilingProposed',
      Identified & { basis: string; approvers: readonly FilingApprover[]; proposedOn: string; proposedBy: string }
    >
  | Fact<'SupplementaryFilingEndorsed', { role: FilingApprover; endorsedOn: string; endorsedBy: string }>
  | Fact<'SupplementaryFilingApproved', Identified & { role: FilingApprover; filedOn: string; approvedBy: string }>
  /** It stays the case that it was. */
  | Fact<'SupplementaryFilingRejected', { reason: string; rejectedOn: string; rejectedBy: string }>
  /** Of cases in which an investigator alone said who it was, before that needed an approval. */
  | Fact<'SubjectIdentified', { subject: Subject; formerly: Subject; basis: string; identifiedOn: string; identifiedBy: string }>;

/** 审理 */
export type TrialEvent =
  /** The township's own internal trial (内审). */
  | Fact<
      'TownshipReviewed',
      {
        reviewers: readonly string[];
        opinion: Opinion;
        complex: boolean;
        route: TownshipRoute;
        papers: Papers;
        reviewedOn: string;
        reviewedBy: string;
      }
    >
  | Fact<'SubmittedToCounty', { route: TownshipRoute; approvalReference: string; papers: Papers; submittedOn: string; approvedBy: string }>
  | Fact<'TrialAccepted', { acceptedOn: string; complex: boolean; deadline: Deadline; acceptedBy: string }>
  | Fact<'PanelFormed', { members: readonly string[]; formedOn: string; formedBy: string }>
  | Fact<'CaseClassified', { complex: boolean; reason: string; classifiedBy: string }>
  | Fact<'TrialExtended', { deadline: Deadline; reason: string; extendedOn: string; approvedBy: string }>
  /** The deadline stands still from this day on. */
  | Fact<'ReturnedForSupplement', { gaps: readonly string[]; deadline: Deadline; returnedOn: string; approvedBy: string }>
  | Fact<'Resubmitted', { supplements: readonly string[]; deadline: Deadline; resubmittedOn: string; resubmittedBy: string }>
  | Fact<'ReturnedForReinvestigation', { reason: string; returnedOn: string; approvedBy: string }>
  | Fact<
      'TrialTalkHeld',
      { talkers: readonly string[]; record: string; avRecording?: string | undefined; heldOn: string; recordedBy: string }
    >
  | Fact<'TrialTalkSkipped', { reason: string; skippedOn: string; approvedBy: string }>
  /** 室务会: with the one tendency opinion (倾向性意见); the trial's limit is measured here. */
  | Fact<
      'CaseDeliberated',
      {
        participants: readonly string[];
        opinion: Opinion;
        dissents: readonly { readonly personId: string; readonly text: string }[];
        earlierPunishments: readonly EarlierPunishment[];
        inTime: boolean;
        deliberatedOn: string;
        recordedBy: string;
      }
    >;

/** 处分 and 执行 */
export type DecisionEvent =
  /** Facts and basis told, defence heard; `statement` is null when the person made none. */
  | Fact<
      'DefenceHeard',
      { told: Opinion; statement: string | null; response: string; heardBy: readonly string[]; heardOn: string; recordedBy: string }
    >
  | Fact<
      'CaseDecided',
      {
        outcome: Outcome;
        sanctions: readonly ImposedSanction[];
        transferToJustice: boolean;
        accountability?: Accountability | undefined;
        /** The deepest of the four forms; null when the case was withdrawn. */
        form: Form | null;
        meetings: readonly DecisionMeeting[];
        /** The day of the last meeting: effect starts here (B2.20). */
        decidedOn: string;
        inTime: boolean;
        property: readonly PropertyItem[];
        letter: DecisionLetter;
        announcementDeadline: Deadline;
        changesDeadline: Deadline;
        reportDeadline: Deadline;
        required: readonly ExecutionKind[];
        /** Agreement on the other route (审核 ↔ 报批) where the county found it to apply (B5.6). */
        routeConversion?: string | undefined;
        recordedBy: string;
      }
    >
  | Fact<
      'DecisionAnnounced',
      {
        announcedBy: readonly string[];
        unit: string;
        servedOn: string;
        announcedOn: string;
        inTime: boolean;
        propertyDeadline: Deadline | null;
      }
    >
  | Fact<
      'ExecutionRecorded',
      {
        items: readonly ExecutionItem[];
        report: { readonly reference: string; readonly reportedOn: string } | null;
        inTime: boolean;
        complete: boolean;
        recordedBy: string;
      }
    >
  | Fact<'CaseClosed', { archive: string; closedOn: string; closedBy: string }>;

/** What happens to the case (案件) of one person or institution, or on one matter. Names are storage formats. */
export type CaseEvent = FilingEvent | IdentificationEvent | TrialEvent | DecisionEvent;
