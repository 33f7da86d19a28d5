import type { NewEvent } from '../domain/events.js';
import { type AppendResult, type EventStore, type ExpectedRevision, RevisionConflict, StoreUnavailable } from '../store/event-store.js';
import { newEvents } from './fixtures.js';

/** What writers under faults keep count of: events that must never appear, and outcomes that had to be asked for again. */
export interface FaultFigures {
  readonly refused: Set<string>;
  unknown: number;
}

/** Appends until the outcome is known (I2): an unknown one is resolved by the same event ids. */
export async function untilKnown(
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  figures: FaultFigures,
): Promise<AppendResult> {
  for (;;) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      figures.unknown += 1;
    }
  }
}

/** An append that must be refused, whatever fails in between. */
export async function expectRefusal(store: EventStore, stream: string, expected: number, figures: FaultFigures): Promise<void> {
  const events = newEvents(2);
  for (const { id } of events) figures.refused.add(id);
  await expect(untilKnown(store, stream, expected, events, figures)).rejects.toThrow(RevisionConflict);
}
