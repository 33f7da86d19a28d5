import { clueHandedOver, type IntegrationEvent, legClosed, legOpened, toldOf } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { HandoverEvent } from '../handover/handover.events.js';
import type { HandoverState } from '../handover/handover.state.js';

/** Private event → public events. What goes to a unit, the organisation department or the government is no other service's business. */
export function publishHandover(
  event: RecordedEvent<HandoverEvent>,
  handoverId: string,
  state: HandoverState,
): readonly IntegrationEvent[] {
  const { title, organisationId } = state.opening!;
  const leg = { legId: handoverId, kind: 'handover' as const, title, organisationId };
  switch (event.type) {
    case 'HandoverOpened':
      return [integrationEvent('inspection-liaison', legOpened, event, leg)];
    case 'ItemSignedIn':
      return handedOver(event, handoverId, state);
    case 'HandoverClosed':
      return [integrationEvent('inspection-liaison', legClosed, event, { ...leg, reason: event.data.reason })];
    default:
      return [];
  }
}

/** B3.5: with both signatures the clue is handed over, and not before. */
function handedOver(
  event: Extract<RecordedEvent<HandoverEvent>, { readonly type: 'ItemSignedIn' }>,
  handoverId: string,
  state: HandoverState,
): readonly IntegrationEvent[] {
  const item = state.items.find(({ itemNo }) => itemNo === event.data.itemNo)!;
  if (item.kind !== 'clue') return [];
  const { organisationId, tourOfficeId, round } = state.opening!;
  const { signedInOn, raisedLevel, resultDeadline } = event.data;
  return [
    integrationEvent('inspection-liaison', clueHandedOver, event, {
      itemId: item.itemId,
      handoverId,
      round,
      tourOfficeId,
      organisationId,
      title: item.title,
      summary: item.summary,
      subjects: item.subjects.map(toldOf),
      receivedOn: signedInOn,
      raisedLevel,
      resultDueAt: resultDeadline.dueAt,
    }),
  ];
}
