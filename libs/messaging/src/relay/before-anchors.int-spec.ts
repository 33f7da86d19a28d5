import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inMemoryEventStore } from '@liandong/event-sourcing/in-memory';
import { inTransaction, installProjections, type Projection, ProjectionRunner, upsert } from '@liandong/projections';
import { eventually, openTestPool, type TestPool } from '@liandong/testing';
import { type Listener, listen } from '../contract/fixtures.js';
import { InProcessMessageBus } from '../in-process/in-process-bus.js';
import { installInProcessBus, installMessaging } from '../install.js';
import { forgetMessages } from '../recovery.js';
import { alphaRelay, step, upTo } from './fixtures.js';
import type { Relay } from './relay.js';

interface Count {
  readonly id: string;
  readonly steps: number;
}
const counts: Projection<Count> = {
  name: 'counts',
  version: 1,
  categories: ['step'],
  table: { name: 'counts', columns: { id: 'text', steps: 'integer NOT NULL' }, primaryKey: ['id'] },
  on: {},
  onAny: ({ stream }) => [upsert<Count>({ id: stream }, (row) => ({ id: stream, steps: (row?.steps ?? 0) + 1 }))],
};

/** The tables as the version before anchors made and filled them, with everything delivered up to a position. */
async function oldTables(pool: pg.Pool, schema: string, position: number): Promise<void> {
  await pool.query(`
    CREATE SCHEMA ${schema};
    CREATE TABLE ${schema}.relay_checkpoint (service text PRIMARY KEY, position bigint NOT NULL, receipt text, updated_at timestamptz NOT NULL DEFAULT now());
    INSERT INTO ${schema}.relay_checkpoint (service, position) VALUES ('alpha', ${position});
    CREATE TABLE ${schema}.projection_checkpoints (
      name text NOT NULL, generation integer NOT NULL, version integer NOT NULL, state text NOT NULL CHECK (state IN ('live', 'building')), position bigint NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (name, generation)
    );
    INSERT INTO ${schema}.projection_checkpoints (name, generation, version, state, position) VALUES ('counts', 1, 1, 'live', ${position});
    CREATE TABLE ${schema}.counts__g1 (id text, steps integer NOT NULL, last_position bigint NOT NULL, PRIMARY KEY (id));
    INSERT INTO ${schema}.counts__g1 VALUES ('step-1', ${position}, ${position}), ('step-gone', 1, ${position});
    CREATE VIEW ${schema}.counts AS SELECT * FROM ${schema}.counts__g1;
    CREATE TABLE ${schema}.projection_failures (
      name text PRIMARY KEY, event_id uuid NOT NULL, position bigint NOT NULL, type text NOT NULL, message text NOT NULL, failed_at timestamptz NOT NULL DEFAULT now()
    );`);
}

describe('checkpoints of the version before anchors', () => {
  let database: TestPool;
  let pool: pg.Pool;
  let schema: string;
  let bus: InProcessMessageBus;
  let listener: Listener;
  let received: number[];
  let store = inMemoryEventStore();
  let relay: Relay;
  let runner: ProjectionRunner<Count>;

  beforeAll(async () => {
    database = await openTestPool();
    ({ pool } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    schema = `s_${randomUUID().slice(0, 8)}`;
    store = inMemoryEventStore();
    await oldTables(pool, schema, 6);
    // As an operator does before the new version, and again before the next.
    for (const _time of [1, 2]) {
      await installProjections(pool, schema);
      await installMessaging(pool, schema);
    }
    await installInProcessBus(pool, `${schema}_bus`);
    bus = new InProcessMessageBus({ pool, schema: `${schema}_bus` });
    received = [];
    listener = await listen(
      bus,
      'listener',
      ['alpha.begun.v1', 'alpha.done.v1'],
      async ({ data }) => void received.push((data as { nth: number }).nth),
    );
    relay = alphaRelay({ store, bus, pool, schema });
    runner = new ProjectionRunner<Count>({ store, pool, schema, projection: counts });
  });
  afterEach(async () => {
    await Promise.all([relay.stop(), runner.stop()]);
    await bus.close();
    await store.close();
  });

  async function append(...steps: readonly number[]): Promise<void> {
    for (const nth of steps) await store.append('step-1', 'any', [step(nth)]);
  }
  const anchors = async () =>
    (
      await pool.query<{ position: string; anchor: string | null; id: string | null }>(
        `SELECT position, anchor_position AS anchor, anchor_id AS id FROM ${schema}.relay_checkpoint UNION ALL SELECT position, anchor_position, anchor_id FROM ${schema}.projection_checkpoints`,
      )
    ).rows;
  const rows = async () =>
    Object.fromEntries((await pool.query<Count>(`SELECT id, steps FROM ${schema}.counts`)).rows.map(({ id, steps }) => [id, steps]));

  it('given such rows, then relay and read model go on from there, and know their anchor from the next event on', async () => {
    await append(...upTo(6));
    expect(await anchors()).toEqual([
      { position: '6', anchor: null, id: null },
      { position: '6', anchor: null, id: null },
    ]);
    relay.start();
    runner.start();
    await append(6, 7);
    await listener.got(2);
    expect(received).toEqual([6, 7]);
    expect(await runner.waitFor(8n, 30_000)).toBe(true);
    expect(await rows()).toEqual({ 'step-1': 8, 'step-gone': 1 });
    await eventually(async () => {
      expect((await anchors()).map(({ anchor, id }) => [anchor, id !== null])).toEqual([
        ['8', true],
        ['8', true],
      ]);
    });
  });

  it('given such rows beyond the end of a restored store, then both halt; recovered, both say what the store says', async () => {
    await append(100, 101, 102);
    relay.start();
    runner.start();
    await eventually(async () => (await relay.status()).state === 'halted' && (await runner.status()).state === 'halted');
    await recover();
    expect(received).toEqual([100, 101, 102]);
  });

  it('given such rows within a restored store that has grown, which nothing can tell, then recovery puts it right all the same', async () => {
    await append(...upTo(109, 100));
    relay.start();
    runner.start();
    expect(await runner.waitFor(9n, 30_000)).toBe(true);
    await listener.got(3);
    expect(received).toEqual([106, 107, 108]);
    await recover();
    expect(received.slice(3)).toEqual(upTo(109, 100));
  });

  async function recover(): Promise<void> {
    await relay.stop();
    await bus.letGo();
    await inTransaction(pool, (client) => forgetMessages(client, schema, 'alpha'));
    expect((await anchors())[0]).toEqual({ position: '0', anchor: '0', id: null });
    const length = Number(await store.head());
    relay.start();
    await eventually(() => received.length >= length && received.slice(-length)[0] === 100);
    await runner.rebuild();
    await eventually(async () => {
      const { state, position, rebuild } = await runner.status();
      expect([await rows(), state, position, rebuild]).toEqual([{ 'step-1': length }, 'running', await store.head(), undefined]);
    });
  }
});
