import { type IntegrationEvent, levelInForce } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { automation } from '@liandong/messaging/automation';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { ClassificationState } from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';

const changing: readonly ClassificationEvent['type'][] = ['ClassificationApproved', 'PersonAdmitted', 'AdmissionWithdrawn'];

/** Private event → public event: the level that was decided here, and who was admitted to it. Never what another service told, though it ends admissions made here. */
export function publishLevel(service: string) {
  return (
    event: RecordedEvent<ClassificationEvent>,
    registerId: string,
    { organisationId, level, admitted }: ClassificationState,
  ): readonly IntegrationEvent[] =>
    changing.includes(event.type) || (event.type === 'LevelAdopted' && event.data.lapsed)
      ? [
          integrationEvent(service, levelInForce, event, {
            registerId,
            revision: event.revision,
            organisationId: organisationId!,
            level,
            admitted: [...admitted],
          }),
        ]
      : [];
}

/** B4.9: what is classified stays so wherever the matter goes. `sources`: the services that handle its matters, before or after. */
export const whenLevelChangedThenAdopt = (sources: readonly string[]) =>
  automation('when-level-changed-then-adopt', levelInForce, ({ source, matterId, data }) =>
    sources.includes(source) ? [{ type: 'adopt', id: matterId, organisationId: data.organisationId, data: { source, ...data } }] : [],
  );
