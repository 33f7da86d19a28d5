import type { Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { FilingApprover } from '../rules/filing-authority.js';
import type { TownshipRoute } from '../rules/sanction-authority.js';
import type { ExecutionKind, Track } from '../rules/sanctions.js';
import type {
  CaseEvent,
  EarlierPunishment,
  Gravity,
  Identified,
  ImposedSanction,
  InvestigationPlan,
  Opinion,
  Outcome,
  PropertyItem,
} from './case.events.js';

export type CaseStatus =
  | 'none'
  | 'opened'
  | 'filing-proposed'
  | 'filed'
  | 'appointed'
  | 'identification-proposed'
  | 'investigating'
  | 'reported'
  | 'handed-over'
  | 'township-reviewed'
  | 'submitted'
  | 'accepted'
  | 'panel-formed'
  | 'talk-settled'
  | 'supplementing'
  | 'deliberated'
  | 'defence-heard'
  | 'decided'
  | 'announced'
  | 'executed'
  | 'closed';

/** What a person did in the case. No two of verification or investigation and trial may meet in one person (B2.13). */
export type Duty = 'verification' | 'investigation' | 'township-review' | 'trial';

/** A proposal that awaits those who approve a filing, in this order (B2.4). */
export interface AwaitedApproval {
  readonly proposedBy: string;
  readonly awaited: readonly FilingApprover[];
  readonly endorsedBy: readonly string[];
}

export interface CaseState {
  readonly status: CaseStatus;
  readonly organisationId?: string;
  readonly clueId?: string;
  readonly verificationId?: string;
  readonly townshipId: string | null;
  readonly raisedLevel: boolean;
  readonly siblingCaseIds: readonly string[];
  readonly subject?: Subject;
  /** Everybody who ever held a duty in the case; duties are never forgotten. */
  readonly duties: Readonly<Record<string, readonly Duty[]>>;
  /** Date of the latest step: no later step may bear an earlier date. */
  readonly stepOn: string;
  readonly filing?: AwaitedApproval & { readonly tracks: readonly Track[]; readonly gravity: Gravity };
  /** Who the unidentified subject is said to be, as long as nobody has decided on it. */
  readonly identification?: AwaitedApproval & Identified;
  /** Day of the supplementary filing (补充立案). */
  readonly supplementedOn?: string;
  readonly caseNumber?: string;
  /** Whose approval was the last one. */
  readonly filedBy?: FilingApprover;
  readonly filedOn?: string;
  readonly decisionDeadline?: Deadline;
  readonly investigators: readonly string[];
  readonly plan?: InvestigationPlan;
  /** First day on which measures may be taken. */
  readonly investigatedFrom?: string;
  readonly announced: boolean;
  readonly reportVersion: number;
  /** Who has signed the newest report; absent when none stands. */
  readonly signatures?: readonly string[];
  readonly township?: { readonly opinion: Opinion; readonly route: TownshipRoute };
  readonly complex: boolean;
  readonly trialDeadline?: Deadline;
  readonly extended: boolean;
  readonly panel: readonly string[];
  readonly talkSettled: boolean;
  readonly opinion?: Opinion;
  readonly deliberatedOn?: string;
  /** What the person was told before the defence was heard; a new submission of evidence ends its effect. */
  readonly told?: Opinion;
  readonly earlierPunishments: readonly EarlierPunishment[];
  readonly decision?: {
    readonly outcome: Outcome;
    readonly sanctions: readonly ImposedSanction[];
    readonly property: readonly PropertyItem[];
    readonly decidedOn: string;
    readonly letterNumber: string;
    readonly announcementDeadline: Deadline;
    readonly changesDeadline: Deadline;
    readonly reportDeadline: Deadline;
    readonly propertyDeadline: Deadline | null;
  };
  /** Still to be executed. */
  readonly outstanding: readonly ExecutionKind[];
  readonly executionReported: boolean;
}

export const initialCase: CaseState = {
  status: 'none',
  townshipId: null,
  raisedLevel: false,
  siblingCaseIds: [],
  duties: {},
  stepOn: '0000-00-00',
  investigators: [],
  announced: false,
  reportVersion: 0,
  complex: false,
  extended: false,
  panel: [],
  talkSettled: false,
  earlierPunishments: [],
  outstanding: [],
  executionReported: false,
};

/** Whom the case and its sanction depend on by rank. */
export function managedByOf(state: CaseState): Subject['managedBy'] {
  return state.subject!.managedBy;
}

function withDuty(duties: CaseState['duties'], persons: readonly string[], duty: Duty): CaseState['duties'] {
  return { ...duties, ...Object.fromEntries(persons.map((person) => [person, [...new Set([...(duties[person] ?? []), duty])]])) };
}

export function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** Where the trial stands when nothing of it is in hand: panel and talk say how far it is. */
export function trialStatus(panel: readonly string[], talkSettled: boolean): CaseStatus {
  if (panel.length === 0) return 'accepted';
  return talkSettled ? 'talk-settled' : 'panel-formed';
}

/** Where an investigation stands without a report. */
export function investigationStatus(announced: boolean): CaseStatus {
  return announced ? 'investigating' : 'appointed';
}

/** Only a report that stands can be signed or handed over. */
function withoutReport(state: CaseState): CaseState {
  return { ...state, status: investigationStatus(state.announced), signatures: undefined };
}

/** A re-investigation begins the trial anew; duties, number and the limit of the whole case stay. */
function withoutTrial(state: CaseState): CaseState {
  return {
    ...withoutReport(state),
    township: undefined,
    complex: false,
    trialDeadline: undefined,
    extended: false,
    panel: [],
    talkSettled: false,
    opinion: undefined,
    deliberatedOn: undefined,
    told: undefined,
  };
}

function endorsed<A extends AwaitedApproval>(
  approval: A,
  { role, endorsedBy }: { readonly role: FilingApprover; readonly endorsedBy: string },
): A {
  return { ...approval, awaited: approval.awaited.filter((awaited) => awaited !== role), endorsedBy: [...approval.endorsedBy, endorsedBy] };
}

export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'CaseOpened': {
      const {
        organisationId,
        clueId,
        verificationId,
        townshipId,
        raisedLevel = false,
        siblingCaseIds,
        subject,
        verifiers,
        verifiedOn,
      } = event.data;
      return {
        ...state,
        status: 'opened',
        organisationId,
        clueId,
        verificationId,
        townshipId,
        raisedLevel,
        siblingCaseIds,
        subject,
        duties: withDuty({}, verifiers, 'verification'),
        stepOn: verifiedOn,
      };
    }
    case 'FilingProposed': {
      const { tracks, gravity, proposedBy, approvers, proposedOn } = event.data;
      return {
        ...state,
        status: 'filing-proposed',
        filing: { tracks, gravity, proposedBy, awaited: approvers, endorsedBy: [] },
        stepOn: proposedOn,
      };
    }
    case 'SubjectIdentified':
      return { ...withoutReport(state), subject: event.data.subject };
    case 'SupplementaryFilingProposed': {
      const { subject, formerly, townshipId, approvers: awaited, proposedBy, proposedOn } = event.data;
      return {
        ...withoutReport(state),
        status: 'identification-proposed',
        identification: { subject, formerly, townshipId, proposedBy, awaited, endorsedBy: [] },
        stepOn: proposedOn,
      };
    }
    case 'SupplementaryFilingEndorsed':
      return { ...state, identification: endorsed(state.identification!, event.data), stepOn: event.data.endorsedOn };
    case 'SupplementaryFilingApproved': {
      const { subject, townshipId, filedOn } = event.data;
      // B2.5: whoever it is about has not been told yet.
      const unannounced = { ...withoutReport({ ...state, announced: false }), identification: undefined };
      return { ...unannounced, subject, townshipId, supplementedOn: filedOn, stepOn: filedOn };
    }
    case 'SupplementaryFilingRejected':
      return { ...withoutReport(state), identification: undefined, stepOn: event.data.rejectedOn };
    case 'FilingEndorsed':
      return { ...state, filing: endorsed(state.filing!, event.data), stepOn: event.data.endorsedOn };
    case 'FilingApproved': {
      const { caseNumber, role, filedOn, decisionDeadline } = event.data;
      return { ...state, status: 'filed', caseNumber, filedBy: role, filedOn, decisionDeadline, stepOn: filedOn };
    }
    case 'FilingReturned':
      return { ...state, status: 'opened', filing: undefined, stepOn: event.data.returnedOn };
    case 'FilingDeclined':
      return { ...state, status: 'closed', stepOn: event.data.declinedOn };
    case 'InvestigatorsAppointed': {
      const { investigators, plan, appointedOn } = event.data;
      return {
        ...withoutReport(state),
        investigators,
        plan,
        investigatedFrom: state.investigatedFrom ?? appointedOn,
        duties: withDuty(state.duties, investigators, 'investigation'),
        stepOn: appointedOn,
      };
    }
    case 'FilingAnnounced':
      return { ...state, status: 'investigating', announced: true, stepOn: later(state.stepOn, event.data.announcedOn) };
    case 'InvestigativeMeasureTaken':
      return {
        ...state,
        duties: withDuty(state.duties, event.data.takenBy, 'investigation'),
        stepOn: later(state.stepOn, event.data.takenOn),
      };
    case 'InvestigationReported': {
      const { version, draftedBy, reportedOn } = event.data;
      return { ...state, status: 'reported', reportVersion: version, signatures: [draftedBy], stepOn: reportedOn };
    }
    case 'ReportSigned':
      return { ...state, signatures: [...(state.signatures ?? []), event.data.personId], stepOn: event.data.signedOn };
    case 'ReportReturned':
      return { ...withoutReport(state), stepOn: event.data.returnedOn };
    case 'HandedOverToTrial':
      return { ...state, status: 'handed-over', stepOn: event.data.handedOverOn };
    case 'TownshipReviewed': {
      const { reviewers, opinion, route, reviewedOn } = event.data;
      return {
        ...state,
        status: 'township-reviewed',
        township: { opinion, route },
        duties: withDuty(state.duties, reviewers, 'township-review'),
        stepOn: reviewedOn,
      };
    }
    case 'SubmittedToCounty':
      return { ...state, status: 'submitted', stepOn: event.data.submittedOn };
    case 'TrialAccepted': {
      const { complex, deadline, acceptedOn } = event.data;
      return { ...state, status: 'accepted', complex, trialDeadline: deadline, stepOn: acceptedOn };
    }
    case 'PanelFormed': {
      const { members, formedOn } = event.data;
      return {
        ...state,
        status: trialStatus(members, state.talkSettled),
        panel: members,
        duties: withDuty(state.duties, members, 'trial'),
        stepOn: formedOn,
      };
    }
    case 'CaseClassified':
      return { ...state, complex: event.data.complex };
    case 'TrialExtended':
      return { ...state, trialDeadline: event.data.deadline, extended: true, stepOn: event.data.extendedOn };
    case 'ReturnedForSupplement':
      return { ...state, status: 'supplementing', trialDeadline: event.data.deadline, stepOn: event.data.returnedOn };
    case 'Resubmitted': {
      const { deadline, resubmittedOn } = event.data;
      return {
        ...state,
        status: trialStatus(state.panel, state.talkSettled),
        trialDeadline: deadline,
        opinion: undefined,
        told: undefined,
        stepOn: resubmittedOn,
      };
    }
    case 'ReturnedForReinvestigation':
      return { ...withoutTrial(state), stepOn: event.data.returnedOn };
    case 'TrialTalkHeld':
      return { ...state, status: 'talk-settled', talkSettled: true, stepOn: event.data.heldOn };
    case 'TrialTalkSkipped':
      return { ...state, status: 'talk-settled', talkSettled: true, stepOn: event.data.skippedOn };
    case 'CaseDeliberated': {
      const { participants, opinion, earlierPunishments, deliberatedOn } = event.data;
      return {
        ...state,
        status: 'deliberated',
        duties: withDuty(state.duties, participants, 'trial'),
        opinion,
        earlierPunishments,
        deliberatedOn,
        stepOn: deliberatedOn,
      };
    }
    case 'DefenceHeard':
      return { ...state, status: 'defence-heard', told: event.data.told, stepOn: event.data.heardOn };
    case 'CaseDecided': {
      const { outcome, sanctions, property, decidedOn, letter, announcementDeadline, changesDeadline, reportDeadline, required } =
        event.data;
      const decision = {
        outcome,
        sanctions,
        property,
        decidedOn,
        letterNumber: letter.number,
        announcementDeadline,
        changesDeadline,
        reportDeadline,
        propertyDeadline: null,
      };
      return { ...state, status: 'decided', decision, outstanding: required, stepOn: decidedOn };
    }
    case 'DecisionAnnounced':
      return {
        ...state,
        status: 'announced',
        decision: { ...state.decision!, propertyDeadline: event.data.propertyDeadline },
        stepOn: event.data.announcedOn,
      };
    case 'ExecutionRecorded': {
      const { items, report, complete } = event.data;
      const outstanding = state.outstanding.filter((kind) => !items.some((item) => item.kind === kind));
      return {
        ...state,
        status: complete ? 'executed' : 'announced',
        outstanding,
        executionReported: state.executionReported || report !== null,
      };
    }
    case 'CaseClosed':
      return { ...state, status: 'closed', stepOn: event.data.closedOn };
  }
}
