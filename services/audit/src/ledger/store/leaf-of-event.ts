import type { StoredEvent } from '@liandong/event-sourcing';
import { leafOf, leafSourceOf } from '@liandong/ledger';

/** Of this event no leaf can be made: its envelope is not what this system writes. */
export class NoLeaf extends Error {
  override readonly name = 'NoLeaf';
  constructor(
    readonly position: bigint,
    readonly eventId: string,
    cause: unknown,
  ) {
    super(`no leaf can be made of event ${eventId}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The canonical leaf of what stands in the event store. @throws NoLeaf */
export function leafOfEvent(event: StoredEvent): Uint8Array {
  try {
    return leafOf(leafSourceOf(event, event.stored));
  } catch (error) {
    throw new NoLeaf(event.position, event.id, error);
  }
}
