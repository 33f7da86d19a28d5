import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import type { BenchEvent } from '../load/events.js';
import type { Database, OpenStore, StoreKind } from './store.js';

type Detail = Parameters<PostgresEventStorageAdapter['pushEvent']>[0];
type Grouped = Parameters<PostgresEventStorageAdapter['pushEventGroup']>[1];

/** `clue-<uuid>` → the name of its event store and the aggregate's id. */
function place(stream: string): { readonly eventStoreId: string; readonly aggregateId: string } {
  const hyphen = stream.indexOf('-');
  return { eventStoreId: stream.slice(0, hyphen), aggregateId: stream.slice(hyphen + 1) };
}

/** Its adapter opens ten connections by itself and offers no setting for that. */
async function open({ url }: Database): Promise<OpenStore> {
  await PostgresEventStorageAdapter.createEventTable({ connectionString: url });
  const adapter = new PostgresEventStorageAdapter({ connectionString: url });

  async function push(stream: string, expected: number, events: readonly BenchEvent[]): Promise<void> {
    const { eventStoreId, aggregateId } = place(stream);
    const details = events.map(({ type, data, metadata }, index): Detail => ({
      aggregateId,
      version: expected + index + 1,
      type,
      payload: data,
      metadata,
    }));
    if (details.length === 1) {
      await adapter.pushEvent(details[0]!, { eventStoreId });
      return;
    }
    const [first, ...others] = details.map((detail) => Object.assign(adapter.groupEvent(detail), { context: { eventStoreId } }) as Grouped);
    await adapter.pushEventGroup({}, first!, ...others);
  }

  return {
    unconditional: false,
    async append(stream, expected, events) {
      if (expected === 'any') throw new TypeError('Castore has no append without a version');
      try {
        await push(stream, expected, events);
        return { ok: true, length: expected + events.length };
      } catch (error) {
        if ((error as { code?: string }).code !== 'EventAlreadyExistsError') throw error;
        return { ok: false };
      }
    },
    async length(stream) {
      const { eventStoreId, aggregateId } = place(stream);
      const { events } = await adapter.getEvents(aggregateId, { eventStoreId }, { reverse: true, limit: 1 });
      return events[0]?.version ?? 0;
    },
    async read(stream) {
      const { eventStoreId, aggregateId } = place(stream);
      const { events } = await adapter.getEvents(aggregateId, { eventStoreId });
      return events.map(({ payload, version }) => ({ key: (payload as BenchEvent['data']).key, place: version - 1 }));
    },
    async close() {
      // The adapter keeps its connections to itself and has no way to close them.
      await (adapter as unknown as { readonly _sql: { end(): Promise<void> } })._sql.end();
    },
  };
}

export const castore: StoreKind = { name: 'castore', packageName: '@castore/event-storage-adapter-postgres', open };
