import type { RecordedEvent } from '../domain/events.js';
import type { EventFilter } from './event-store.js';

const DEFAULT_BATCH = 500;
const LARGEST_BATCH = 10_000;

/** @throws RangeError outside 1 to 10,000 */
export function checkBatchSize(size = DEFAULT_BATCH): number {
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_BATCH) return size;
  throw new RangeError(`a batch holds 1 to ${LARGEST_BATCH} events, not ${size}`);
}

/** Whether the filter lets an event of this category and type through. */
export function passes(filter: EventFilter | undefined, event: Pick<RecordedEvent, 'type'> & { readonly category: string }): boolean {
  if (filter?.categories && !filter.categories.includes(event.category)) return false;
  return !filter?.types || filter.types.includes(event.type);
}
