import { isBarred } from '@liandong/access';
import { type IntegrationEvent, recusalsInForce } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { automation } from '@liandong/messaging/automation';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { RecusalEvent } from './recusal.events.js';
import type { RecusalState } from './recusal.state.js';

/** What is told of recusals that a service keeps, whatever record it keeps them in. Never those that it has from another service. */
export function tellRecusals(
  service: string,
  event: Pick<RecordedEvent, 'id' | 'metadata' | 'revision'>,
  registerId: string,
  {
    organisationId,
    recusals,
    actingChiefId,
  }: Pick<RecusalState, 'organisationId' | 'actingChiefId'> & { readonly recusals: Parameters<typeof isBarred>[0] },
): IntegrationEvent {
  return integrationEvent(service, recusalsInForce, event, {
    registerId,
    revision: event.revision,
    organisationId: organisationId!,
    barred: Object.keys(recusals).filter((personId) => isBarred(recusals, personId)),
    ...(actingChiefId === undefined ? {} : { actingChiefId }),
  });
}

/** Private recusal event → public event. */
export function publishRecusals(service: string) {
  return (event: RecordedEvent<RecusalEvent>, matterId: string, state: RecusalState): readonly IntegrationEvent[] =>
    event.type === 'RecusalsAdopted' ? [] : [tellRecusals(service, event, matterId, state)];
}

/** B4.1: whoever is kept from a matter stays kept from it wherever it goes. `sources`: the services that handle its matters, before or after. */
export const whenRecusalsChangedThenAdopt = (sources: readonly string[]) =>
  automation('when-recusals-changed-then-adopt', recusalsInForce, ({ source, matterId, data }) =>
    sources.includes(source) ? [{ type: 'adopt', id: matterId, organisationId: data.organisationId, data: { source, ...data } }] : [],
  );
