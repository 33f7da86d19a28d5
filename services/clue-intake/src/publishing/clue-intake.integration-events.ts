import {
  clueConcluded,
  clueGivenToDepartment,
  clueReceivedFromAbove,
  type ClueRouted,
  clueRouted,
  clueRoutingFell,
  clueVoided,
  type IntegrationEvent,
  legClosed,
  legOpened,
  talkInquiryApproved,
  toldOf,
} from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import { clueGiving } from '../clue/clue.department.js';
import type { DisposalPlan } from '../clue/clue.disposal-plan.js';
import type { ClueEvent, ClueSource } from '../clue/clue.events.js';
import { verificationIdOf } from '../clue/clue.reopening.decider.js';
import { VOIDED } from '../clue/clue.voiding.decider.js';
import { publicReason } from '../clue/clue.forwarding.decider.js';
import { unitOf } from '../clue/clue.routing.terms.js';
import { clueSources } from '../clue/clue.sources.js';
import type { ClueState } from '../clue/clue.state.js';
import { openTalks, remainingSubjects } from '../clue/clue.talks.js';
import {
  announceForwarding,
  announceReceipt,
  announceRepeat,
  announceResult,
  announceReturn,
  announceSignature,
  passOn,
  passOnRepeat,
} from './clue-forwarding.integration-events.js';

/**
 * Private clue event → public events; what goes back and forth with other organisations stands in clue-forwarding.integration-events.ts. The least that the receivers need; `clue` is the clue as it stood with this event.
 */
export function publishClue(event: RecordedEvent<ClueEvent>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  const leg = { legId: clueId, kind: 'clue' as const, title: clue.title, organisationId: clue.organisationId! };
  const closed = (reason: string) => integrationEvent('clue-intake', legClosed, event, { ...leg, reason });
  switch (event.type) {
    case 'ClueReceived':
      return [integrationEvent('clue-intake', legOpened, event, leg), ...announceFromAbove(event, clueId)];
    case 'DisposalApproved':
      return [...announceFall(event, clueId, clue), ...announceTalks(event, clueId, clue)];
    // Raised with a routing, it is routed by the next event.
    case 'LevelRaised':
      return announceFall(event, clueId, clue);
    case 'ClueRouted':
      return [
        integrationEvent('clue-intake', clueRouted, event, {
          clueId,
          clueNumber: clue.number!,
          title: clue.title,
          organisationId: clue.organisationId!,
          zoneId: event.data.zoneId,
          leaderPersonId: event.data.leaderPersonId,
          level: event.data.level,
          ...(clue.mode === 'initial-verification' || clue.mode === 'talk-inquiry' ? { mode: clue.mode } : {}),
          priority: clue.priority,
          ...(clue.raisedLevel ? { raisedLevel: true } : {}),
          // Whose talk has ended for good is not verified.
          subjects: remainingSubjects(clue).map(toldOf),
          source: publicSource(clue.source!),
          ...howRouted(event.data),
          ...verifiedAs(clueId, clue),
          ...(clue.plan ? { plan: publicPlan(clue.plan) } : {}),
        }),
      ];
    case 'ClueConcluded':
      return [
        integrationEvent('clue-intake', clueConcluded, event, {
          clueId,
          clueNumber: clue.number!,
          organisationId: clue.organisationId!,
          source: publicSource(clue.source!),
          concludedOn: event.data.concludedOn,
          figures: event.data.figures,
          summary: event.data.summary,
        }),
      ];
    case 'ClueRegistered':
      return [...announceReceipt(event, clueId, clue), ...announceGiving(event, clueId, clue)];
    case 'ClueForwarded':
      // The own part goes on here.
      return [...announceForwarding(event, clueId, clue), ...(clue.status === 'forwarded' ? [closed(publicReason(event.data))] : [])];
    case 'ForwardingReturned':
      return event.data.deadline ? [integrationEvent('clue-intake', legOpened, event, leg)] : [];
    case 'ClueReopened':
      return event.data.from === 'closed' ? [integrationEvent('clue-intake', legOpened, event, leg)] : [];
    case 'FeedbackGiven':
      return announceResult(event, clueId, clue);
    case 'ForwardingResultRecorded':
      return passOn(event, clue);
    case 'ForwardingKeptAsRepeat':
      return passOnRepeat(event, clue);
    case 'ForwardingResultAcknowledged':
      return announceSignature(event, clueId, clue);
    case 'ClueReturned':
      return [...announceReturn(event, clue), closed(event.data.reason)];
    case 'RepeatKept':
      return [...announceRepeat(event, clueId, clue), closed(`重复件,并入 ${event.data.firstClueId}`)];
    case 'ClueVoided':
      return [closed(VOIDED), integrationEvent('clue-intake', clueVoided, event, { clueId, organisationId: clue.organisationId! })];
    case 'ClueClosed':
      return [closed(event.data.reason)];
    default:
      return [];
  }
}

function publicPlan({ steps, measures, safety }: DisposalPlan): NonNullable<ClueRouted['data']['plan']> {
  return {
    steps: steps.map(({ what, who, until }) => ({ what, who, until })),
    ...(measures ? { measures: [...measures] } : {}),
    ...(safety === undefined ? {} : { safety }),
  };
}

/** Only what opens an assignment: what an old ledger says was given from above is past. */
function announceFromAbove(
  event: Extract<RecordedEvent<ClueEvent>, { readonly type: 'ClueReceived' }>,
  clueId: string,
): readonly IntegrationEvent[] {
  const { assignmentId, organisationId, source, origin, receivedOn } = event.data;
  if (assignmentId === undefined) return [];
  const documentNumber = origin?.documentNumber ?? source.reference;
  // Assignments are read by more people than clues: whom the letter is about stays with the clue (B4.4).
  const title = `上级交办 ${documentNumber}`;
  return [
    integrationEvent('clue-intake', clueReceivedFromAbove, event, {
      assignmentId,
      clueId,
      organisationId,
      agencyId: source.agencyId,
      documentNumber,
      title,
      receivedOn,
    }),
  ];
}

/** B1.1, 3.15: with another mode, or at a raised level, what had been routed is distributed anew. */
function announceFall(event: RecordedEvent<ClueEvent>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  const { routing, routings: routingNo, organisationId } = clue;
  if (routing || routingNo === 0) return [];
  return [
    integrationEvent('clue-intake', clueRoutingFell, event, {
      clueId,
      organisationId: organisationId!,
      routingNo,
      ...verifiedAs(clueId, clue),
    }),
  ];
}

/** B1.15: only of a clue that was opened again. */
function verifiedAs(clueId: string, clue: ClueState): { readonly verificationId?: string } {
  return clue.reopenings.length > 0 ? { verificationId: verificationIdOf(clueId, clue) } : {};
}

/** B1.18: whom the approved mode talks with, or asks by letter. */
function announceTalks(event: RecordedEvent<ClueEvent>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  if (clue.mode !== 'talk-inquiry') return [];
  const talking = openTalks(clue);
  const subjects = clue.subjects.filter(({ subjectId }) => talking.includes(subjectId));
  return [
    integrationEvent('clue-intake', talkInquiryApproved, event, {
      clueId,
      clueNumber: clue.number!,
      organisationId: clue.organisationId!,
      title: clue.title,
      round: clue.talkRound,
      subjects: subjects.map(toldOf),
    }),
  ];
}

/** B1.5, B1.8: from its number on, the department that it was handed over or issued to signs for it. */
function announceGiving(
  event: Extract<RecordedEvent<ClueEvent>, { readonly type: 'ClueRegistered' }>,
  clueId: string,
  { organisationId, department }: ClueState,
): readonly IntegrationEvent[] {
  const { departmentId, number } = event.data;
  if (departmentId === undefined) return [];
  const way = department?.as === 'issued' ? 'issue' : 'department-handover';
  return [
    integrationEvent('clue-intake', clueGivenToDepartment, event, {
      clueId,
      clueNumber: number,
      organisationId: organisationId!,
      departmentId,
      way,
      givingId: clueGiving,
    }),
  ];
}

/** The kind that every reader knows, and the finer source beside it. */
function publicSource({ kind, agencyId, reference }: ClueSource) {
  const announced = clueSources[kind].announcedAs;
  return { kind: announced, agencyId, reference, ...(announced === kind ? {} : { channel: kind }) };
}

/** How and under which plan it is handled; why, and who knows whom, stays here. */
function howRouted(routed: Extract<ClueEvent, { readonly type: 'ClueRouted' }>['data']) {
  const { handling, crossed, planVersion, routingNo } = routed;
  return {
    ...(handling ? { handling: handling.kind } : {}),
    ...(handling && handling.kind !== 'assisted' ? { unitId: unitOf(routed) } : {}),
    ...(handling?.kind === 'assisted' ? { assistingIds: [...handling.assistingIds] } : {}),
    ...(crossed ? { crossed: true } : {}),
    ...(planVersion === undefined ? {} : { planVersion }),
    ...(routingNo === undefined ? {} : { routingNo }),
  };
}
