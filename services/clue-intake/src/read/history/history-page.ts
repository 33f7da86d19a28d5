import { z } from 'zod';
import type { DomainEvent, EventStore, RecordedEvent } from '@liandong/event-sourcing';
import { type Page, paging } from '@liandong/service-kit';
import { historyOf, type HistoryStep, type Telling } from './history.js';

export const HistoryFilter = z.strictObject({ ...paging });
export type HistoryFilter = z.output<typeof HistoryFilter>;

/**
 * The steps of one record, the first one first, from its own stream: a few dozen events, which no read model needs to hold once more. Whether the reader may see the record
 * is its register's to say, and is asked before.
 *
 * @throws StoreUnavailable
 */
export async function historyPage<E extends DomainEvent>(
  store: Pick<EventStore, 'readStream'>,
  telling: Telling<E>,
  recordId: string,
  { limit, offset }: HistoryFilter,
): Promise<Page<HistoryStep>> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(`${telling.category}-${recordId}`)) events.push(event);
  return { items: historyOf(telling, events.slice(offset, offset + limit)), total: events.length, limit, offset };
}
