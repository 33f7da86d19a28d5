import { investigationStatus, trialStatus } from '../../case/case.status.state.js';
import type { TrialEvent } from '../../case/case.trial.events.js';
import { columns, type HandlersOf, noTrial, row } from './case-register.columns.js';

/** The trial: how far it is, who tries, and until when (B2.15). */
export const ofTrial: HandlersOf<TrialEvent['type']> = {
  TownshipReviewed: (event) => columns(event, { status: 'township-reviewed', townshipRoute: event.data.route }),
  ActingSecretaryAppointed: (event) => columns(event, {}),
  SubmittedToCounty: (event) => columns(event, { status: 'submitted' }),
  TrialAccepted: (event) =>
    columns(event, {
      status: 'accepted',
      acceptedOn: event.data.acceptedOn,
      complex: event.data.complex,
      trialDueAt: event.data.deadline.dueAt,
    }),
  // Another panel deliberates anew (B2.18).
  PanelFormed: (event) =>
    row(event, ({ talkSettledOn }) => ({
      status: trialStatus(event.data.members, talkSettledOn !== null),
      panel: event.data.members,
      deliberatedOn: null,
      trialInTime: null,
    })),
  CaseClassified: (event) => columns(event, { complex: event.data.complex }),
  TrialExtended: (event) => columns(event, { trialDueAt: event.data.deadline.dueAt }),
  ReturnedForSupplement: (event) => columns(event, { status: 'supplementing', trialPaused: true }),
  Resubmitted: (event) =>
    row(event, ({ panel, talkSettledOn }) => ({
      status: trialStatus(panel, talkSettledOn !== null),
      trialPaused: false,
      trialDueAt: event.data.deadline.dueAt,
      trialInTime: null,
      deliberatedOn: null,
    })),
  ReturnedForReinvestigation: (event) =>
    row(event, ({ filingAnnouncedOn }) => ({ ...noTrial, status: investigationStatus(filingAnnouncedOn !== null) })),
  TrialTalkHeld: (event) => columns(event, { status: 'talk-settled', talkSettledOn: event.data.heldOn }),
  TrialTalkSkipped: (event) => columns(event, { status: 'talk-settled', talkSettledOn: event.data.skippedOn }),
  CaseDeliberated: (event) =>
    columns(event, { status: 'deliberated', deliberatedOn: event.data.deliberatedOn, trialInTime: event.data.inTime }),
};
