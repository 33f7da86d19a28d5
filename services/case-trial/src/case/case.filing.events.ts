import type { Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { Papers } from '../rules/checklists.js';
import type { FilingApprover } from '../rules/filing-authority.js';
import type { InvestigativeMeasure } from '../rules/investigative-measures.js';
import type { Track } from '../rules/sanctions.js';
import type { Fact } from './case.events.js';

/** Suspicion at filing: ordinary · 严重职务违法 · 涉嫌职务犯罪. It decides who is told (B2.5) and what is recorded (B2.17). */
export const gravities = ['ordinary', 'serious', 'crime'] as const;
export type Gravity = (typeof gravities)[number];

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
