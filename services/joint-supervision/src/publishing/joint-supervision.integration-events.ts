import {
  collaborationPlanInForce,
  type IntegrationEvent,
  legClosed,
  legOpened,
  matterClosed,
  toldOf,
  toldOutcomeOf,
  verificationConcluded,
  verificationTeamsInForce,
} from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import { tellRecusals } from '@liandong/protection';
import type { CollaborationPlanEvent } from '../collaboration-plan/collaboration-plan.events.js';
import { type CollaborationPlanState, newest } from '../collaboration-plan/collaboration-plan.state.js';
import type { MatterEvent } from '../matter/matter.events.js';
import { SERVICE } from '../verification/recusals-followed.js';
import type { VerificationEvent } from '../verification/verification.events.js';
import { membersOf, type VerificationState } from '../verification/verification.state.js';

/** Private verification event → public events; `state` is the verification as it stood with this event. */
export function publishVerification(
  event: RecordedEvent<VerificationEvent>,
  verificationId: string,
  state: VerificationState,
): readonly IntegrationEvent[] {
  const leg = { legId: verificationId, kind: 'verification' as const, title: state.title, organisationId: state.organisationId! };
  switch (event.type) {
    case 'VerificationOpened':
      return [integrationEvent(SERVICE, legOpened, event, leg)];
    case 'VerificationOpenedAnew':
      return [integrationEvent(SERVICE, legOpened, event, leg), tellTeams(event, verificationId, state)];
    case 'RoutingFell':
      return state.status === 'ended'
        ? [
            integrationEvent(SERVICE, legClosed, event, { ...leg, reason: '原分办失效,终止核查 / ended: its distribution fell' }),
            tellTeams(event, verificationId, state),
          ]
        : [];
    case 'VerificationConcluded':
      return [
        integrationEvent(SERVICE, verificationConcluded, event, conclusionOf(verificationId, state)),
        integrationEvent(SERVICE, legClosed, event, { ...leg, reason: '核查办结 / verification concluded' }),
        tellTeams(event, verificationId, state),
      ];
    case 'TeamsFormed':
    case 'MemberReplaced':
    // Of teams that were formed before they were told.
    case 'VerificationStarted':
    case 'VerificationExtended':
      return [tellTeams(event, verificationId, state)];
    case 'RecusalRaised':
      return [tellRecusals(SERVICE, event, verificationId, state)];
    case 'RecusalDecided':
      return [
        tellRecusals(SERVICE, event, verificationId, state),
        ...(state.teams.length > 0 ? [tellTeams(event, verificationId, state)] : []),
      ];
    default:
      return [];
  }
}

/** Who reads the clue in clue intake, since it does not leave there (ADR 41): nobody once nobody verifies it. */
function tellTeams(event: RecordedEvent<VerificationEvent>, verificationId: string, state: VerificationState): IntegrationEvent {
  const { clueId, organisationId, zoneId, routingNo, status } = state;
  const members = status === 'ended' || status === 'concluded' ? [] : membersOf(state).map(({ personId }) => personId);
  return integrationEvent(SERVICE, verificationTeamsInForce, event, {
    verificationId,
    clueId: clueId!,
    organisationId: organisationId!,
    revision: event.revision,
    members,
    ...(zoneId === undefined ? {} : { zoneId }),
    ...(routingNo === undefined ? {} : { routingNo }),
  });
}

/** Findings with the outcome that the signed report proposes. Whoever ever had a place in a team is named: B2.13 bars them from the trial. */
function conclusionOf(verificationId: string, state: VerificationState) {
  const { outcomes, problems } = state.draft!;
  const outcomeOf = new Map(outcomes.map(({ subjectId, outcome }) => [subjectId, outcome]));
  return {
    verificationId,
    clueId: state.clueId!,
    organisationId: state.organisationId!,
    zoneId: state.zoneId!,
    ...(state.routingNo === undefined ? {} : { routingNo: state.routingNo }),
    ...(state.raisedLevel ? { raisedLevel: true } : {}),
    startedOn: state.startedOn!,
    reportedOn: state.reportedOn!,
    teams: state.teams.length,
    investigators: [...state.participants],
    findings: state.subjects.map(({ awaits: _awaits, ...subject }) => ({
      subject: toldOf(subject),
      ...toldOutcomeOf(outcomeOf.get(subject.subjectId)!),
      facts: state.findings[subject.subjectId]!.facts,
    })),
    problems: problems.map((problem, index) => ({ problemId: `${verificationId}-problem-${index + 1}`, ...problem })),
  };
}

/** A matter is no leg of itself. */
export function publishMatter(event: RecordedEvent<MatterEvent>): readonly IntegrationEvent[] {
  if (event.type !== 'MatterClosed') return [];
  const { closedOn, legs } = event.data;
  return [integrationEvent(SERVICE, matterClosed, event, { closedOn, legs })];
}

/** Every change of a plan says how all zones stand with it; the groups within a zone are nobody else's (0.2). */
export function publishPlan(
  event: RecordedEvent<CollaborationPlanEvent>,
  organisationId: string,
  state: CollaborationPlanState,
): readonly IntegrationEvent[] {
  const { version, from, zones } = newest(state);
  return [
    integrationEvent(SERVICE, collaborationPlanInForce, event, {
      organisationId,
      version,
      from,
      zones: zones.map(({ zoneId, name, leadPersonId, liaisonRoomId, members }) => ({
        zoneId,
        name,
        leadPersonId,
        liaisonRoomId,
        members: [...members],
      })),
    }),
  ];
}
