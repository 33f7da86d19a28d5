import type { Deadline } from '@liandong/legal-time';
import type { TownshipRoute } from '../rules/sanction-authority.js';
import { withDuty } from './case.duties.state.js';
import type { EarlierPunishment, Opinion } from './case.events.js';
import { withoutReport } from './case.filing.state.js';
import type { CaseState } from './case.state.js';
import { trialStatus } from './case.status.state.js';
import type { TrialEvent } from './case.trial.events.js';

/** What the trial knows; a re-investigation begins it anew. */
export interface Tried {
  readonly township?: { readonly opinion: Opinion; readonly route: TownshipRoute; readonly reviewers: readonly string[] };
  /** Who submits and decides in the place of the township’s recused secretary (B4.2). */
  readonly actingSecretaryId?: string;
  /** In whose place: who acts does so only while this one is recused. */
  readonly recusedSecretaryId?: string;
  /** Who submitted as the township’s secretary: from then on the case knows who that is. */
  readonly secretaryId?: string;
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

export function evolveTrial(state: CaseState, event: TrialEvent): CaseState {
  switch (event.type) {
    case 'TownshipReviewed': {
      const { reviewers, opinion, route, reviewedOn } = event.data;
      return {
        ...state,
        status: 'township-reviewed',
        township: { opinion, route, reviewers },
        duties: withDuty(state.duties, reviewers, 'township-review'),
        stepOn: reviewedOn,
      };
    }
    case 'ActingSecretaryAppointed':
      return { ...state, actingSecretaryId: event.data.actingSecretaryId, recusedSecretaryId: event.data.secretaryId };
    case 'SubmittedToCounty': {
      const { submittedOn, approvedBy } = event.data;
      const secretaryId = approvedBy === state.actingSecretaryId ? state.secretaryId : approvedBy;
      return { ...state, status: 'submitted', secretaryId, stepOn: submittedOn };
    }
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
        // Another panel has an opinion of its own; what the person was told still stands (B2.24).
        opinion: undefined,
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
  }
}
