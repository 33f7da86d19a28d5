import { isExpectedVersionConflictError } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore, postgreSQLEventStoreConsumer } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import type { BenchEvent } from '../load/events.js';
import type { Database, OpenStore, StoreKind, Subscription } from './store.js';

interface EmmettEvent {
  readonly type: string;
  readonly data: BenchEvent['data'];
  readonly metadata: Readonly<Record<string, unknown>>;
}

async function open({ url, writers }: Database): Promise<OpenStore> {
  const pool = new pg.Pool({ connectionString: url, max: writers + 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    unconditional: true,
    async append(stream, expected, events) {
      const options = expected === 'any' ? {} : { expectedStreamVersion: BigInt(expected) };
      const messages = events.map(({ type, data, metadata }): EmmettEvent => ({ type, data, metadata: { ...metadata } }));
      try {
        const { nextExpectedStreamVersion } = await store.appendToStream(stream, messages, options);
        return { ok: true, length: Number(nextExpectedStreamVersion) };
      } catch (error) {
        if (!isExpectedVersionConflictError(error)) throw error;
        return { ok: false };
      }
    },
    async length(stream, known) {
      const { currentStreamVersion } = await store.readStream(stream, { from: BigInt(known) });
      return Number(currentStreamVersion);
    },
    async read(stream) {
      const { events } = await store.readStream<EmmettEvent>(stream);
      return events.map(({ data, metadata }) => ({ key: data.key, place: Number(metadata.streamPosition) - 1 }));
    },
    subscribe: (onEvents) => consume(url, onEvents),
    async close() {
      await store.close();
      await pool.end();
    },
  };
}

/** Its own consumer, asking more often and for more at a time than it does by default (100 messages, every 50 ms). */
async function consume(url: string, onEvents: (keys: readonly string[]) => void): Promise<Subscription> {
  const consumer = postgreSQLEventStoreConsumer<EmmettEvent>({
    connectionString: url,
    pulling: { batchSize: 500, pullingFrequencyInMs: 5 },
  });
  consumer.reactor<EmmettEvent>({ processorId: 'bench', eachMessage: ({ data }) => onEvents([data.key]) });
  const ended = consumer.start();
  ended.catch(() => undefined);
  return { stop: () => consumer.close() };
}

export const emmett: StoreKind = { name: 'emmett', packageName: '@event-driven-io/emmett-postgresql', open };
