import {
  clueForwarded,
  forwardedClueKeptAsRepeat,
  forwardedClueRegistered,
  forwardedClueResultAcknowledged,
  forwardedClueResultGiven,
  forwardedClueReturned,
  type IntegrationEvent,
  toldOf,
} from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { ClueEvent } from '../clue/clue.events.js';
import { keyOfPart, partOnly } from '../clue/clue.forward-results.decider.js';
import type { ClueState } from '../clue/clue.state.js';

type Recorded<Type extends ClueEvent['type']> = Extract<RecordedEvent<ClueEvent>, { readonly type: Type }>;

/** B1.6: whoever forwarded it inside the system learns under which number it was registered. */
export function announceReceipt(event: Recorded<'ClueRegistered'>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  if (!clue.forwarded) return [];
  return [
    integrationEvent('clue-intake', forwardedClueRegistered, event, {
      ...forwardingOf(clue),
      clueId,
      clueNumber: event.data.number,
      registeredOn: dateInChina(event.metadata.occurredAt),
    }),
  ];
}

/** B1.6: an agency reads the receipt on its own page; who is not connected gets it on paper. */
export function announceSignature(
  event: Recorded<'ForwardingResultAcknowledged'>,
  clueId: string,
  clue: ClueState,
): readonly IntegrationEvent[] {
  const { forwardingId, acknowledgedOn } = event.data;
  const { toOrganisation, byTransfer, onPaper } = clue.forwardings[forwardingId]!;
  if (byTransfer || onPaper) return [];
  return [
    integrationEvent('clue-intake', forwardedClueResultAcknowledged, event, {
      forwardingId,
      fromOrganisation: clue.organisationId!,
      toOrganisation,
      sentClueId: clueId,
      acknowledgedOn,
      ...partOnly(event.data),
    }),
  ];
}

/** B1.8: a part that is kept as a repeat further on is told where the clue had come from. */
export function passOnRepeat(event: Recorded<'ForwardingKeptAsRepeat'>, clue: ClueState): readonly IntegrationEvent[] {
  if (!clue.forwarded) return [];
  return [
    integrationEvent('clue-intake', forwardedClueKeptAsRepeat, event, {
      ...forwardingOf(clue),
      keptOn: event.data.keptOn,
      passedOn: keyOfPart(event.data) ?? event.data.forwardingId,
    }),
  ];
}

/** Only a receiver that has a library here is told so; an agency reads its transfer, others get theirs on paper. */
export function announceForwarding(event: Recorded<'ClueForwarded'>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  const { forwardingId, toOrganisation, reason, forwardedOn, byTransfer, onPaper } = event.data;
  if (forwardingId === undefined || byTransfer || onPaper) return [];
  const { organisationId, number, title, summary, source } = clue;
  const subjects = clue.forwardings[forwardingId]!.subjects.map(toldOf);
  return [
    integrationEvent('clue-intake', clueForwarded, event, {
      forwardingId,
      fromOrganisation: organisationId!,
      toOrganisation,
      clueId,
      clueNumber: number!,
      title,
      summary,
      subjects,
      reason,
      forwardedOn,
      source: source!,
    }),
  ];
}

/** B1.6: whoever forwarded it inside the system learns what came of it, as an agency does on its own page. */
export function announceResult(event: Recorded<'FeedbackGiven'>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  if (!clue.forwarded) return [];
  const { text, figures, givenOn } = event.data;
  return [
    integrationEvent('clue-intake', forwardedClueResultGiven, event, {
      ...forwardingOf(clue),
      text,
      figures,
      givenOn,
      ...ownPart(clueId, clue),
    }),
  ];
}

/** B1.6: what came back from further on goes back to where the clue had come from, each hop its own way. */
export function passOn(event: Recorded<'ForwardingResultRecorded'>, clue: ClueState): readonly IntegrationEvent[] {
  if (!clue.forwarded) return [];
  const { forwardingId, text, figures, givenOn } = event.data;
  return [
    integrationEvent('clue-intake', forwardedClueResultGiven, event, {
      ...forwardingOf(clue),
      text,
      figures,
      givenOn,
      passedOn: keyOfPart(event.data) ?? forwardingId,
    }),
  ];
}

/** B1.8: whoever forwarded it waits for no result of its own. Which clue it repeats stays here. */
export function announceRepeat(event: Recorded<'RepeatKept'>, clueId: string, clue: ClueState): readonly IntegrationEvent[] {
  return clue.forwarded
    ? [
        integrationEvent('clue-intake', forwardedClueKeptAsRepeat, event, {
          ...forwardingOf(clue),
          keptOn: dateInChina(event.metadata.occurredAt),
          ...ownPart(clueId, clue),
        }),
      ]
    : [];
}

export function announceReturn(event: Recorded<'ClueReturned'>, clue: ClueState): readonly IntegrationEvent[] {
  if (!clue.forwarded) return [];
  const { reason, returnedOn } = event.data;
  return [
    integrationEvent('clue-intake', forwardedClueReturned, event, {
      ...forwardingOf(clue),
      subjectIds: clue.subjects.map(({ subjectId }) => subjectId),
      reason,
      returnedOn,
    }),
  ];
}

/** What came back from further on, and goes on here as a clue of its own, is told as that part. */
const ownPart = (clueId: string, { partOf }: ClueState) => (partOf ? { partClueId: clueId } : {});

function forwardingOf({ forwarded, organisationId }: ClueState) {
  const { forwardingId, organisationId: fromOrganisation, clueId: sentClueId } = forwarded!;
  return { forwardingId, fromOrganisation, toOrganisation: organisationId!, sentClueId };
}
