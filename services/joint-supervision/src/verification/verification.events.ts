import type { Instant, RuleVersion } from '@liandong/event-sourcing';
import type { Recusal, RecusalDecision } from '@liandong/access';
import type { ClueRouted, OutcomeFigures, Subject, SubjectOutcome } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { RequiredAuthority } from './authority.js';
import type { Member } from './draw.js';

/** Measures of a verification (规则34): 谈话 · 要求作出说明 · 调取证据 · 查询 · 勘验检查 · 鉴定. Coercive ones come after filing only. */
export const measureKinds = ['talk', 'statement', 'obtain-evidence', 'query', 'inspection', 'appraisal'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** 核查组 */
export interface Team {
  readonly teamId: string;
  readonly name: string;
  readonly leaderPersonId: string;
  readonly members: readonly Member[];
}

/** 核查方案: purpose, zones to draw staff from, agencies whose staff take part. */
export interface VerificationPlan {
  readonly purpose: string;
  readonly zoneIds: readonly string[];
  readonly agencyIds: readonly string[];
  /** Subjects who are chief of a next-lower party organisation: they raise the authority that approves (B2.1). */
  readonly partyChiefSubjectIds: readonly string[];
}

export interface Evidence {
  readonly evidenceId: string;
  readonly name: string;
  /** SHA-256 of the material, hex. */
  readonly digest: string;
}

export interface Measure {
  readonly measureId: string;
  readonly kind: MeasureKind;
  readonly takenBy: readonly string[];
  /** Reference of the written notice that was shown, and of the signed record (B2.11). */
  readonly notice: string;
  readonly record: string;
  readonly takenOn: string;
  readonly evidence: readonly Evidence[];
}

export interface Finding {
  readonly subjectId: string;
  readonly facts: string;
  readonly evidenceIds: readonly string[];
}

export interface OutcomeProposal {
  readonly subjectId: string;
  readonly outcome: SubjectOutcome;
}

/** A problem of a unit that is to be rectified. */
export interface UnitProblem {
  readonly organisationId: string;
  readonly text: string;
}

/** Of persons, and beside them of institutions and matters. */
export type Figures = OutcomeFigures;

export interface Opening extends Omit<ClueRouted['data'], 'source' | 'plan' | 'subjects'> {
  readonly subjects: readonly Subject[];
  /** 处置方案 that was approved with the mode (B1.2), for whoever plans and carries out the verification; absent where none was. */
  readonly disposalPlan?: ClueRouted['data']['plan'];
  readonly sourceKind: ClueRouted['data']['source']['kind'];
}

export interface Report {
  readonly outcomes: readonly OutcomeProposal[];
  readonly problems: readonly UnitProblem[];
  readonly summary: string;
  readonly draftedOn: string;
}

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data };
/** A fact that versioned rules took part in. */
type RuledFact<Type extends string, Data extends object> = Fact<Type, Data> & { readonly rules?: readonly RuleVersion[] };

/** What happens to a verification (初步核实). Names are storage formats. */
export type VerificationEvent =
  | Fact<'VerificationOpened', Opening>
  /** The clue was distributed anew: nothing planned, drawn or found under the former routing counts any more; who took part then did so for good (B2.13). */
  | Fact<'VerificationOpenedAnew', Opening>
  /** What the clue was routed to, up to that routing, fell (B1.3, 3.15): what was going on under it has ended. */
  | Fact<'RoutingFell', { readonly organisationId: string; readonly routingNo: number; readonly fellOn: string }>
  | RuledFact<
      'VerificationPlanProposed',
      { readonly plan: VerificationPlan; readonly authority: RequiredAuthority; readonly proposedOn: string; readonly proposedBy: string }
    >
  | RuledFact<
      'VerificationPlanApproved',
      { readonly approvedBy: string; readonly approvedAt: Instant; readonly authority: RequiredAuthority }
    >
  | Fact<'VerificationPlanRejected', { readonly rejectedBy: string; readonly reason: string }>
  /** 成立核查组, drawn on that day under that version of the collaboration plan. */
  | Fact<
      'TeamsFormed',
      { readonly teams: readonly Team[]; readonly drawnOn: string; readonly planVersion: number; readonly formedBy: string }
    >
  | Fact<
      'MemberReplaced',
      {
        readonly teamId: string;
        readonly formerPersonId: string;
        readonly member: Member;
        readonly reason: string;
        readonly replacedOn: string;
        readonly planVersion: number;
        readonly replacedBy: string;
      }
    >
  | Fact<'RecusalRaised', Recusal & { readonly recordedBy: string }>
  | Fact<'RecusalDecided', RecusalDecision>
  | RuledFact<'VerificationStarted', { readonly startedOn: string; readonly deadline: Deadline; readonly startedBy: string }>
  | RuledFact<
      'VerificationExtended',
      { readonly deadline: Deadline; readonly reason: string; readonly extendedOn: string; readonly approvedBy: string }
    >
  | Fact<'MeasureTaken', Measure & { readonly recordedBy: string }>
  | RuledFact<
      'SubjectsAdded',
      {
        readonly subjects: readonly Subject[];
        readonly partyChiefSubjectIds: readonly string[];
        readonly reason: string;
        readonly authority: RequiredAuthority;
        readonly addedOn: string;
        readonly addedBy: string;
      }
    >
  /** 查明身份: who an unidentified subject is; its verification needs an approval of its own, as that of whoever is added (B2.1). `formerly`: as reported. */
  | RuledFact<
      'SubjectIdentified',
      {
        readonly subject: Subject;
        readonly formerly: Subject;
        readonly partyChief: boolean;
        readonly basis: string;
        readonly authority: RequiredAuthority;
        readonly identifiedOn: string;
        readonly identifiedBy: string;
      }
    >
  | RuledFact<'SubjectsApproved', { readonly subjectIds: readonly string[]; readonly approvedBy: string; readonly approvedAt: Instant }>
  | Fact<'SubjectsRejected', { readonly subjectIds: readonly string[]; readonly rejectedBy: string; readonly reason: string }>
  | Fact<'FindingRecorded', Finding & { readonly recordedBy: string }>
  /** Each draft has the next version; signatures under an earlier one count no longer. */
  | Fact<'ReportDrafted', Report & { readonly version: number; readonly draftedBy: string }>
  | Fact<'ReportSigned', { readonly version: number; readonly personId: string; readonly signedOn: string }>
  | Fact<
      'ReportSubmitted',
      {
        readonly version: number;
        readonly opinion: string;
        readonly reportedOn: string;
        readonly submittedBy: string;
        readonly inTime: boolean;
      }
    >
  /** 退回补充 */
  | Fact<'ReportReturned', { readonly version: number; readonly reason: string; readonly returnedBy: string }>
  | Fact<
      'VerificationConcluded',
      {
        readonly version: number;
        readonly concludedOn: string;
        readonly approvedBy: string;
        readonly days: number;
        readonly figures: Figures;
      }
    >;
