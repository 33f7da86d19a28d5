import { type IntegrationEvent, legClosed, legOpened, rectificationItemClosed, rectificationItemOpened } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { RectificationEvent } from '../rectification/rectification.events.js';
import type { RectificationState } from '../rectification/rectification.state.js';

const SERVICE = 'rectification';

/** Private item event → public events; `item` is the item as it stood with this event. */
export function publishRectification(
  event: RecordedEvent<RectificationEvent>,
  itemId: string,
  item: RectificationState,
): readonly IntegrationEvent[] {
  const leg = { legId: itemId, kind: 'rectification' as const, title: item.problem, organisationId: item.organisationId! };
  switch (event.type) {
    case 'RectificationProposed':
      return [integrationEvent(SERVICE, legOpened, event, leg)];
    case 'RectificationDismissed':
      return [integrationEvent(SERVICE, legClosed, event, { ...leg, reason: event.data.reason })];
    case 'RectificationAssigned':
      return [itemOpened(event, itemId, item)];
    case 'RectificationClosed':
      return [
        integrationEvent(SERVICE, rectificationItemClosed, event, {
          itemId,
          organisationId: item.organisationId!,
          closedOn: event.data.closedOn,
        }),
        integrationEvent(SERVICE, legClosed, event, { ...leg, reason: '整改销号' }),
      ];
    case 'RectificationReopened':
      // A look-back that fails reopens the matter, too.
      return [integrationEvent(SERVICE, legOpened, event, leg), itemOpened(event, itemId, item)];
    default:
      return [];
  }
}

function itemOpened(event: RecordedEvent<RectificationEvent>, itemId: string, item: RectificationState): IntegrationEvent {
  return integrationEvent(SERVICE, rectificationItemOpened, event, {
    itemId,
    organisationId: item.organisationId!,
    responsibleOrganisationId: item.unitId!,
    problem: item.problem,
    requirement: item.requirement,
    dueAt: item.deadline!.dueAt,
  });
}
