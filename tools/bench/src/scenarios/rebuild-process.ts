import type { EventStore } from '@liandong/event-sourcing';
import { postgresEventStore } from '@liandong/event-sourcing/postgres';
import { change, installProjections, type Projection, ProjectionRunner, put } from '@liandong/projections';
import pg from 'pg';
import type { BenchEvent } from '../load/events.js';

/** What the process is told, as JSON in its first argument. */
export interface RebuildTask {
  readonly serviceUrl: string;
  readonly adminUrl: string;
}

/** What it answers. Rates are events per second, memory is in bytes. */
export interface RebuildFigures {
  readonly selectRate: number;
  readonly buildRate: number;
  readonly rebuildRate: number;
  readonly memoryBefore: number;
  readonly memoryPeak: number;
}

interface ClueRow {
  readonly clueId: string;
  readonly title: string;
  readonly level: string;
  readonly receivedOn: string;
  readonly notes: number;
  readonly lastKey: string;
}

type ClueEvent =
  { readonly type: 'ClueReceived'; readonly data: BenchEvent['data'] } | { readonly type: 'ClueNoted'; readonly data: BenchEvent['data'] };

/** A list as services have them: one row per aggregate, changed by every event. */
const clues: Projection<ClueRow, ClueEvent> = {
  name: 'clues',
  version: 1,
  categories: ['clue'],
  table: {
    name: 'clues',
    columns: {
      clueId: 'text',
      title: 'text NOT NULL',
      level: 'text NOT NULL',
      receivedOn: 'date NOT NULL',
      notes: 'integer NOT NULL',
      lastKey: 'text NOT NULL',
    },
    primaryKey: ['clueId'],
    indexes: ['(received_on)'],
  },
  on: {
    ClueReceived: ({ stream, data }) => [
      put({ clueId: stream, title: data['title']!, level: data['level']!, receivedOn: data['receivedOn']!, notes: 0, lastKey: data.key }),
    ],
    ClueNoted: ({ stream, data }) => [change<ClueRow>({ clueId: stream }, (row) => ({ ...row, notes: row.notes + 1, lastKey: data.key }))],
  },
};

const PAGE = 500;

/** The yardstick: the same rows through the driver, page by page, and nothing done with them. */
async function selectAll(pool: pg.Pool): Promise<number> {
  let position = '0';
  for (let count = 0; ;) {
    const { rows } = await pool.query<{ position: string }>({
      name: 'select',
      text: `SELECT position, stream, revision, id, type, schema_version, data, metadata, recorded_at FROM event_store.events WHERE position > $1 ORDER BY position LIMIT ${PAGE}`,
      values: [position],
    });
    count += rows.length;
    if (rows.length < PAGE) return count;
    position = rows.at(-1)!.position;
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function build(runner: ProjectionRunner<ClueRow>, store: EventStore): Promise<void> {
  runner.start();
  const head = await store.head();
  while (!(await runner.waitFor(head, 60_000))) if ((await runner.status()).state === 'halted') throw new Error('the projection halted');
}

async function rebuild(runner: ProjectionRunner<ClueRow>): Promise<void> {
  await runner.rebuild();
  while ((await runner.status()).rebuild !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function measure({ serviceUrl, adminUrl }: RebuildTask): Promise<RebuildFigures> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 6 });
  const store = postgresEventStore({ connectionString: serviceUrl });
  await pool.query('CREATE SCHEMA IF NOT EXISTS bench; DROP VIEW IF EXISTS bench.clues; DROP TABLE IF EXISTS bench.projection_checkpoints');
  await pool.query(
    `DO $$ DECLARE name text; BEGIN FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'bench' AND tablename LIKE 'clues\\_\\_g%' LOOP EXECUTE format('DROP TABLE bench.%I', name); END LOOP; END $$`,
  );
  await installProjections(pool, 'bench');
  let events = 0;
  const selectSeconds = await seconds(async () => (events = await selectAll(pool)));
  const memoryBefore = process.memoryUsage().rss;
  let memoryPeak = memoryBefore;
  const watch = setInterval(() => (memoryPeak = Math.max(memoryPeak, process.memoryUsage().rss)), 10);
  const runner = new ProjectionRunner<ClueRow>({ store, pool, schema: 'bench', projection: clues as Projection<ClueRow> });
  const buildSeconds = await seconds(() => build(runner, store));
  const rebuildSeconds = await seconds(() => rebuild(runner));
  clearInterval(watch);
  await runner.stop();
  await store.close();
  await pool.end();
  return {
    selectRate: events / selectSeconds,
    buildRate: events / buildSeconds,
    rebuildRate: events / rebuildSeconds,
    memoryBefore,
    memoryPeak,
  };
}

process.send!(await measure(JSON.parse(process.argv[2]!) as RebuildTask));
process.disconnect();
