import type { JsMsg } from '@nats-io/jetstream';
import { type IntegrationEvent, integrationEventEnvelope } from '@liandong/contracts';
import { type EventStream, eventSubject } from './subjects.js';

/** The event in a message; undefined where it is none, or stands on a subject that is not its own (only the subject is guarded). */
export function decodeMessage(message: Pick<JsMsg, 'subject' | 'json'>, stream: EventStream): IntegrationEvent | undefined {
  const parsed = integrationEventEnvelope.safeParse(parseJson(message));
  if (!parsed.success) return undefined;
  const event: IntegrationEvent = parsed.data;
  return eventSubject(event.source, event.type, stream) === message.subject ? event : undefined;
}

function parseJson(message: Pick<JsMsg, 'json'>): unknown {
  try {
    return message.json();
  } catch {
    return undefined;
  }
}
