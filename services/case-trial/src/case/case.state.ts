import type { Subject } from '@liandong/contracts';
import { type Decided, evolveDecision } from './case.decision.state.js';
import type { Duties } from './case.duties.state.js';
import type { CaseEvent } from './case.events.js';
import { evolveFiling, type Filed } from './case.filing.state.js';
import { evolveIdentification, type Identification } from './case.identification.state.js';
import type { CaseStatus } from './case.status.state.js';
import { evolveTrial, type Tried } from './case.trial.state.js';

/** What each page knows, and what all of them ask. */
export interface CaseState extends Filed, Identification, Tried, Decided {
  readonly status: CaseStatus;
  readonly organisationId?: string;
  readonly clueId?: string;
  readonly verificationId?: string;
  readonly townshipId: string | null;
  readonly raisedLevel: boolean;
  readonly siblingCaseIds: readonly string[];
  readonly subject?: Subject;
  /** Everybody who ever held a duty in the case; duties are never forgotten. */
  readonly duties: Duties;
  /** Date of the latest step: no later step may bear an earlier date. */
  readonly stepOn: string;
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

export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'CaseOpened':
    case 'FilingProposed':
    case 'FilingEndorsed':
    case 'FilingApproved':
    case 'FilingReturned':
    case 'FilingDeclined':
    case 'InvestigatorsAppointed':
    case 'FilingAnnounced':
    case 'InvestigativeMeasureTaken':
    case 'InvestigationReported':
    case 'ReportSigned':
    case 'ReportReturned':
    case 'HandedOverToTrial':
      return evolveFiling(state, event);
    case 'SupplementaryFilingProposed':
    case 'SupplementaryFilingEndorsed':
    case 'SupplementaryFilingApproved':
    case 'SupplementaryFilingRejected':
    case 'SubjectIdentified':
      return evolveIdentification(state, event);
    case 'TownshipReviewed':
    case 'ActingSecretaryAppointed':
    case 'SubmittedToCounty':
    case 'TrialAccepted':
    case 'PanelFormed':
    case 'CaseClassified':
    case 'TrialExtended':
    case 'ReturnedForSupplement':
    case 'Resubmitted':
    case 'ReturnedForReinvestigation':
    case 'TrialTalkHeld':
    case 'TrialTalkSkipped':
    case 'CaseDeliberated':
      return evolveTrial(state, event);
    case 'DefenceHeard':
    case 'CaseDecided':
    case 'DecisionAnnounced':
    case 'ExecutionRecorded':
    case 'CaseClosed':
      return evolveDecision(state, event);
  }
}
