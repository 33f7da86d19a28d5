import { type Decider, schemaVersion } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/events.js';

/**
 * Brings a stored event to its current schema version.
 *
 * @throws Error when the event is newer than this code: an older service must not guess
 */
export function upcast<E extends RecordedEvent>(event: E, upcasters: Decider<never, never, never>['upcasters']): E {
  const current = schemaVersion({ upcasters }, event.type);
  if (event.schemaVersion === current) return event;
  if (event.schemaVersion > current) {
    throw new Error(`event ${event.id} (${event.type}) has schema version ${event.schemaVersion}, this code knows ${current}`);
  }
  const steps = (upcasters?.[event.type] ?? []).slice(event.schemaVersion - 1);
  const data = steps.reduce<object>((older, step) => step(older as never), event.data);
  return { ...event, data, schemaVersion: current };
}
