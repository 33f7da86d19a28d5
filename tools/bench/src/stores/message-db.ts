import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { BenchEvent } from '../load/events.js';
import type { Database, OpenStore, StoreKind, Subscription } from './store.js';

/** Scripts of the package that name SQL files, in the order in which its installer runs them. */
const SCRIPTS = ['install.sh', 'install-functions.sh', 'install-indexes.sh', 'install-views.sh', 'install-privileges.sh'];
/** Messages that a consumer asks for at a time; a thousand is the database function's own default. */
const BATCH = 1_000;
const POLL_MS = 5;
/** One writes, one waits for the category's lock, one reads: more of them only wait for each other, which we measured to be slower. */
const CONNECTIONS = 3;

async function sqlFiles(): Promise<string[]> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database');
  const files: string[] = [];
  for (const script of SCRIPTS) {
    const text = await readFile(join(folder, script), 'utf8');
    files.push(...[...text.matchAll(/\$base\/(\S+\.sql)/g)].map(([, file]) => file!));
  }
  return Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
}

async function install(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('notice', () => undefined);
  await client.connect();
  try {
    for (const sql of await sqlFiles()) await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Any number of messages in one statement, which is kinder than the one round trip per message of its usual clients. */
const WRITE_MANY = `
  SELECT message_store.write_message(id, $1, type, data, metadata, $6::bigint + place - 1) AS position
    FROM unnest($2::varchar[], $3::varchar[], $4::jsonb[], $5::jsonb[]) WITH ORDINALITY AS m(id, type, data, metadata, place) ORDER BY place`;
const WRITE_ONE = `SELECT message_store.write_message($2, $1, $3, $4::jsonb, $5::jsonb, $6) AS position`;

async function open({ url }: Database): Promise<OpenStore> {
  await install(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    idleTimeoutMillis: 0,
    options: '-c search_path=message_store,public',
  });
  pool.on('error', () => undefined);
  return {
    unconditional: true,
    async append(stream, expected, events) {
      const version = expected === 'any' ? null : expected - 1;
      const columns = [
        events.map(({ id }) => id),
        events.map(({ type }) => type),
        events.map(({ data }) => JSON.stringify(data)),
        events.map(({ metadata }) => JSON.stringify(metadata)),
      ];
      const single = events.length === 1;
      try {
        const { rows } = await pool.query<{ position: string }>({
          name: single ? 'write' : 'write-many',
          text: single ? WRITE_ONE : WRITE_MANY,
          values: [stream, ...(single ? columns.map(([only]) => only) : columns), version],
        });
        return { ok: true, length: Number(rows.at(-1)!.position) + 1 };
      } catch (error) {
        const actual = /Wrong expected version: .*Stream Version: (-?\d+)/.exec((error as Error).message);
        if (!actual) throw error;
        return { ok: false, length: Number(actual[1]) + 1 };
      }
    },
    async length(stream) {
      const { rows } = await pool.query<{ version: string | null }>({
        name: 'version',
        text: 'SELECT message_store.stream_version($1) AS version',
        values: [stream],
      });
      return Number(rows[0]!.version ?? -1) + 1;
    },
    async read(stream) {
      const { rows } = await pool.query<Message>({
        name: 'read',
        text: 'SELECT * FROM message_store.get_stream_messages($1, 0, -1)',
        values: [stream],
      });
      return rows.map((row) => ({ key: parse(row).data.key, place: Number(row.position) }));
    },
    subscribe: (onEvents) => consume(pool, onEvents),
    close: () => pool.end(),
  };
}

interface Message {
  readonly id: string;
  readonly position: string;
  readonly global_position: string;
  readonly data: string;
  readonly metadata: string;
}

function parse({ id, data, metadata }: Message): Pick<BenchEvent, 'id' | 'data' | 'metadata'> {
  return { id, data: JSON.parse(data) as BenchEvent['data'], metadata: JSON.parse(metadata) as BenchEvent['metadata'] };
}

/** The consumer's loop that its documentation describes: the category's messages after the last position seen. */
async function consume(pool: pg.Pool, onEvents: (keys: readonly string[]) => void): Promise<Subscription> {
  let stopped = false;
  const ended = (async () => {
    for (let position = 1n; !stopped;) {
      const { rows } = await pool.query<Message>({
        name: 'category',
        text: 'SELECT * FROM message_store.get_category_messages($1, $2, $3)',
        values: ['clue', position, BATCH],
      });
      if (rows.length > 0) {
        onEvents(rows.map((row) => parse(row).data.key));
        position = BigInt(rows.at(-1)!.global_position) + 1n;
      } else {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  })();
  ended.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await ended;
    },
  };
}

export const messageDb: StoreKind = { name: 'message-db', packageName: '@eventide/message-db', open };
