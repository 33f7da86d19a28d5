import { type IntegrationEvent, limitWarned } from '@liandong/contracts';
import type { RecordedEvent } from '@liandong/event-sourcing';
import { isLetter } from '@liandong/legal-time';
import { integrationEvent } from '@liandong/messaging/integration-event';
import type { WarningEvent } from '../warning/warning.events.js';

/** Private warning event → public events: the warning itself, with the letters that it asks for. */
export function publishWarning(event: RecordedEvent<WarningEvent>, warningId: string): readonly IntegrationEvent[] {
  if (event.type !== 'ClueWarned') return [];
  const { clock, of, organisationId, responsible, band, overdue, ruleId, deadline, actions } = event.data;
  return [
    integrationEvent('clue-intake', limitWarned, event, {
      warningId,
      organisationId,
      clock,
      about: { category: of.category, id: of.id },
      responsibleOrganisationId: responsible,
      band,
      overdue,
      ruleId,
      clause: deadline.clause,
      dueAt: deadline.dueAt,
      letters: actions.filter(isLetter),
    }),
  ];
}
