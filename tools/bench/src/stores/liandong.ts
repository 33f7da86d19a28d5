import type { NewEvent } from '@liandong/event-sourcing';
import { RevisionConflict } from '@liandong/event-sourcing';
import { grantServiceRole, installPostgresEventStore, postgresEventStore } from '@liandong/event-sourcing/postgres';
import type { BenchEvent } from '../load/events.js';
import type { Database, OpenStore, StoreKind } from './store.js';

const ROLE = 'bench_service';
const PASSWORD = 'bench';

/** Installs our event store and returns the connection string of a service role: the rights that a service has in production. */
export async function installLiandong(url: string, categories: readonly string[] = ['clue']): Promise<string> {
  await installPostgresEventStore(url);
  await grantServiceRole(url, { role: ROLE, password: PASSWORD, categories });
  const service = new URL(url);
  service.username = ROLE;
  service.password = PASSWORD;
  return service.href;
}

export function newEvent({ id, type, data, metadata }: BenchEvent): NewEvent {
  return { id, type, schemaVersion: 1, data, metadata };
}

async function open({ url }: Database): Promise<OpenStore> {
  const store = postgresEventStore({ connectionString: await installLiandong(url) });
  return {
    unconditional: true,
    async append(stream, expected, events) {
      const revision = expected === 'any' ? 'any' : expected === 0 ? 'no-stream' : expected - 1;
      try {
        return { ok: true, length: (await store.append(stream, revision, events.map(newEvent))).revision + 1 };
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        return { ok: false, length: error.actual === 'no-stream' ? 0 : error.actual + 1 };
      }
    },
    async length(stream) {
      for await (const event of store.readStream(stream, { direction: 'backwards', limit: 1 })) return event.revision + 1;
      return 0;
    },
    async read(stream) {
      const keys = [];
      for await (const { data, revision } of store.readStream(stream))
        keys.push({ key: (data as BenchEvent['data']).key, place: revision });
      return keys;
    },
    async subscribe(onEvents) {
      const abort = new AbortController();
      const ended = (async () => {
        for await (const { events } of store.subscribe({ signal: abort.signal })) {
          if (events.length > 0) onEvents(events.map(({ data }) => (data as BenchEvent['data']).key));
        }
      })();
      ended.catch(() => undefined);
      return {
        async stop() {
          abort.abort();
          await ended;
        },
      };
    },
    close: () => store.close(),
  };
}

export const liandong: StoreKind = { name: 'liandong', packageName: '@liandong/event-sourcing', open };
