import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { InProcessMessageBus } from '@liandong/messaging';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { startTestApp, type TestAnswer, type TestApp } from '../testing.js';
import { held, serviceNames, threeServices } from './recovery.fixtures.js';
import { RecoveryRecords } from './recovery-records.js';

type Service = (typeof serviceNames)[number];
interface Status {
  readonly projections: readonly {
    readonly name: string;
    readonly state: string;
    readonly position: string;
    readonly head: string;
    readonly rebuild?: object;
  }[];
  readonly relay?: { readonly state: string; readonly lag: number };
}
interface Answer {
  readonly recovery: { readonly state: string; readonly reason: string; readonly by: string } | null;
  readonly waiting: number;
}
interface Receipt {
  readonly position: string;
  readonly repeated: boolean;
}

/**
 * Papers are received, the desks open a file for each, papers note the file; stamps mark a file that is open. Yesterday's copy of the event
 * store ends where paper C and its stamp were in, and nothing had followed yet. Today B was received and A closed; then the copy was restored.
 */
describe('recovery after an older event store was restored', () => {
  let healthy: TestDatabase;
  let restored: TestDatabase;
  let database: TestDatabase;
  let admin: pg.Pool;
  let app: TestApp | undefined;

  const send = <T>(path: string, body?: unknown, key: string = randomUUID(), person = 'mhk-intake'): Promise<TestAnswer<T>> =>
    app!.send<T>(person, 'POST', path, body, { 'idempotency-key': key });
  const receive = (id: string, key?: string) => send<Receipt>(`/api/papers/papers/${id}`, { title: id }, key);
  const ask = async <T>(service: Service, path: string) => (await app!.send<T>('ops', 'GET', `/api/${service}/ops/${path}`)).body;
  const recover = (service: Service) => send<Answer>(`/api/${service}/ops/recovery`, { reason: '恢复了备份' }, undefined, 'ops');
  const ready = () => app!.send<{ services: { service: string; reasons: string[] }[] }>(undefined, 'GET', '/health/ready');

  async function open(url: TestDatabase): Promise<void> {
    database = url;
    admin = new pg.Pool({ connectionString: url.url, max: 2 });
    app = await startTestApp(threeServices, { database: url });
  }
  async function close(): Promise<void> {
    await app?.close();
    app = undefined;
    await admin.end();
  }
  /** Each aggregate's events, by stream. */
  async function traces(): Promise<Record<string, string>> {
    const { rows } = await admin.query<{ stream: string; trace: string }>(
      `SELECT stream, string_agg(type, ' ' ORDER BY revision) AS trace FROM event_store.events GROUP BY stream`,
    );
    return Object.fromEntries(rows.map(({ stream, trace }) => [stream, trace]));
  }
  async function head(): Promise<string> {
    const { rows } = await admin.query<{ head: string }>('SELECT max(position) AS head FROM event_store.events');
    return rows[0]!.head;
  }
  const until = (stream: string, trace: string) =>
    eventually(async () => {
      expect((await traces())[stream]).toBe(trace);
    });
  /** All services stand as they should, and nothing is on its way. */
  async function settled(): Promise<void> {
    await eventually(
      async () => {
        for (const service of serviceNames) {
          const [{ recovery, waiting }, { projections, relay }] = [
            await ask<Answer>(service, 'recovery'),
            await ask<Status>(service, 'status'),
          ];
          const rebuilding = projections.some(({ rebuild }) => rebuild);
          expect({
            service,
            waiting,
            recovery: recovery?.state ?? 'done',
            lag: relay?.lag,
            rebuilding,
            states: projections.map(({ state }) => state),
          }).toEqual({ service, waiting: 0, recovery: 'done', lag: 0, rebuilding: false, states: ['running'] });
        }
        expect((await ready()).status).toBe(200);
      },
      90_000,
      100,
    );
  }
  const recoverAll = async () => {
    for (const service of serviceNames)
      expect(await recover(service)).toMatchObject({ status: 200, body: { recovery: { reason: '恢复了备份', by: 'ops' } } });
    await settled();
  };

  async function restoreYesterday(cut: string): Promise<void> {
    await admin.query(`
      CREATE TABLE yesterday AS SELECT position, stream, revision, id, type, schema_version, data, metadata, recorded_at FROM event_store.events WHERE position <= ${cut};
      ALTER TABLE event_store.events DISABLE TRIGGER ALL;
      DELETE FROM event_store.events;
      INSERT INTO event_store.events (position, stream, revision, id, type, schema_version, data, metadata, recorded_at) SELECT * FROM yesterday ORDER BY position;
      ALTER TABLE event_store.events ENABLE ALWAYS TRIGGER events_are_final;
      DROP TABLE yesterday`);
  }

  beforeAll(async () => {
    healthy = await createTestDatabase();
    await open(healthy);
    await receive('A', 'key-A');
    await until('paper-A', 'PaperReceived PaperFiled');
    held.desks = true;
    await receive('C', 'key-C');
    await eventually(
      async () => (await admin.query(`SELECT 1 FROM message_bus.messages WHERE event->'data'->>'paperId' = 'C'`)).rowCount === 1,
    );
    await send('/api/stamps/stamps/C');
    const yesterday = await head();
    held.desks = false;
    await until('file-C', 'FileOpened FileStamped');
    await receive('B', 'key-B');
    await send('/api/papers/papers/A/closure');
    await until('file-A', 'FileOpened FileClosed');
    for (const id of ['B', 'C']) await until(`paper-${id}`, 'PaperReceived PaperFiled');
    await settled();
    const lost = await head();
    await close();

    restored = await createTestDatabase(healthy);
    admin = new pg.Pool({ connectionString: restored.url, max: 2 });
    await restoreYesterday(yesterday);
    await admin.end();
    await open(restored);
    // The log grows past every checkpoint, with other events where the lost ones stood.
    for (let nth = 0; BigInt(await head()) <= BigInt(lost); nth += 1) await receive(`new-${nth}`, `key-new-${nth}`);
    await eventually(async () => {
      expect((await ask<Status>('papers', 'status')).relay).toMatchObject({ state: 'halted' });
    });
    await close();
  }, 180_000);
  afterAll(async () => {
    await restored.drop();
    await healthy.drop();
  });
  afterEach(async () => {
    held.papers = false;
    await close();
    await database.drop();
  });

  /** What must hold in the end, however it came about. */
  async function expectRecovered(): Promise<void> {
    const events = await traces();
    expect(events).toMatchObject({
      'paper-A': 'PaperReceived PaperFiled',
      'file-A': 'FileOpened',
      'paper-C': 'PaperReceived PaperFiled',
      'file-C': 'FileOpened FileStamped',
      'paper-new-0': 'PaperReceived PaperFiled',
      'file-new-0': 'FileOpened',
    });
    expect([events['paper-B'], events['file-B']]).toEqual([undefined, undefined]);
    const { rows } = await admin.query('SELECT paper_id, news FROM desks.known_papers ORDER BY paper_id');
    expect(rows).toEqual(
      Object.keys(events)
        .filter((stream) => stream.startsWith('paper-'))
        .map((stream) => ({ paper_id: stream.slice(6), news: 1 }))
        .sort((a, b) => (a.paper_id < b.paper_id ? -1 : 1)),
    );
    for (const [service, category] of [
      ['papers', 'paper'],
      ['desks', 'file'],
      ['stamps', 'stamp'],
    ] as const) {
      const { rows: live } = await admin.query<{ id: string; trace: string }>(`SELECT id, trace FROM ${service}.${category}_traces`);
      expect(Object.fromEntries(live.map(({ id, trace }) => [`${category}-${id}`, trace]))).toEqual(
        Object.fromEntries(Object.entries(events).filter(([stream]) => stream.startsWith(`${category}-`))),
      );
      const { projections, relay } = await ask<Status>(service, 'status');
      expect([relay?.state, ...projections.map(({ state, position, head: end }) => [state, position === end])]).toEqual([
        'running',
        ['running', true],
      ]);
      expect(await ask(service, 'inbox/parked')).toEqual([]);
    }
  }

  it('given the restored store, then services are not ready; after recovery what was lost is done again once, what survived is not, and keys work', async () => {
    await open(await createTestDatabase(restored));
    await eventually(async () => {
      const { status, body } = await ready();
      return status === 503 && body.services.find(({ service }) => service === 'desks')!.reasons.length > 0;
    });
    await recoverAll();
    await expectRecovered();
    const hash = await ask<{ hash: string }>('desks', 'projections/file_traces/hash');
    await app!.send('ops', 'POST', '/api/desks/ops/projections/file_traces/rebuild');
    await settled();
    expect(await ask('desks', 'projections/file_traces/hash')).toMatchObject({ hash: hash.hash });

    // The first receipt where the event survived; done anew where it was lost, under the id that it had.
    expect(await receive('A', 'key-A')).toMatchObject({ status: 200, body: { repeated: true } });
    expect(await receive('B', 'key-B')).toMatchObject({ status: 201, body: { repeated: false } });
    await send('/api/papers/papers/A/closure');
    await until('file-B', 'FileOpened');
    await until('file-A', 'FileOpened FileClosed');
    await until('paper-B', 'PaperReceived PaperFiled');
  }, 180_000);

  it('given a message that comes before what it needs, as its publisher recovered first, then it is parked, and done once the others have recovered too', async () => {
    await open(await createTestDatabase(restored));
    held.papers = true;
    for (const service of ['desks', 'stamps'] as const) await recover(service);
    await eventually(async () => (await ask<{ code: string }[]>('desks', 'inbox/parked')).some(({ code }) => code === 'file.not-open'));
    held.papers = false;
    await recover('papers');
    await until('file-C', 'FileOpened FileStamped');
    await settled();
    await expectRecovered();
  }, 180_000);

  const bus = () => new InProcessMessageBus({ pool: admin });
  const clear = (service: Service, copies: readonly string[]) => async () =>
    new RecoveryRecords(admin, service, service, { copies, timers: false }).clear('1');
  it.each<[string, () => Promise<void>]>([
    ['it was on record', async () => undefined],
    ['the bus had let go of everything', () => bus().letGo()],
    [
      'all was forgotten',
      async () => {
        await bus().letGo();
        await clear('desks', ['known_papers'])();
        await clear('papers', [])();
      },
    ],
    [
      'read models were being built',
      async () => {
        await bus().letGo();
        await clear('desks', ['known_papers'])();
        await clear('papers', [])();
        await admin.query(
          `INSERT INTO papers.projection_checkpoints (name, generation, version, state, position, anchor_position) VALUES ('paper_traces', 9, 1, 'building', 0, 0)`,
        );
        await admin.query(
          `CREATE TABLE papers.paper_traces__g9 (LIKE papers.paper_traces__g1 INCLUDING ALL); ALTER TABLE papers.paper_traces__g9 OWNER TO papers`,
        );
      },
    ],
  ])(
    'given a process that was killed when %s, when it starts, then it ends the recovery',
    async (_when, reached) => {
      const half = await createTestDatabase(restored);
      admin = new pg.Pool({ connectionString: half.url, max: 2 });
      for (const service of serviceNames)
        await admin.query(`INSERT INTO ${service}.recoveries (reason, asked_by) VALUES ('恢复了备份', 'ops')`);
      await reached();
      await admin.end();
      await open(half);
      await settled();
      await expectRecovered();
    },
    180_000,
  );

  it('given a healthy system, then recovery changes nothing; only operators may ask for it, with a reason', async () => {
    await open(await createTestDatabase(healthy));
    await settled();
    const [before, end] = [await traces(), await head()];
    const hashes = async () =>
      Promise.all(
        (['papers/paper', 'desks/file', 'stamps/stamp'] as const).map(async (name) =>
          ask<{ hash: string }>(name.split('/')[0] as Service, `projections/${name.split('/')[1]}_traces/hash`),
        ),
      );
    const hash = (await hashes()).map((one) => one.hash);
    for (const person of ['mhk-intake', 'mhk-auditor']) {
      expect(await send('/api/desks/ops/recovery', { reason: 'x' }, undefined, person)).toMatchObject({
        status: 403,
        body: { code: 'access.role-required' },
      });
      expect(await app!.send(person, 'GET', '/api/desks/ops/recovery')).toMatchObject({ status: 403 });
    }
    expect(await app!.send(undefined, 'POST', '/api/desks/ops/recovery', { reason: 'x' })).toMatchObject({ status: 401 });
    for (const body of [{}, { reason: ' ' }, { reason: 'x', all: true }])
      expect(await send('/api/desks/ops/recovery', body, undefined, 'ops')).toMatchObject({ status: 400 });
    expect(await ask<Answer>('desks', 'recovery')).toEqual({ recovery: null, waiting: 0 });
    await recoverAll();
    expect([await traces(), await head()]).toEqual([before, end]);
    expect((await hashes()).map((one) => one.hash)).toEqual(hash);
    for (const service of serviceNames) expect(await ask(service, 'inbox/parked')).toEqual([]);
    // A bus that does not answer is for whoever follows a recovery to ask again, not the end of it.
    await admin.query('ALTER TABLE message_bus.messages RENAME TO away');
    expect(await app!.send('ops', 'GET', '/api/desks/ops/recovery')).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
    await admin.query('ALTER TABLE message_bus.away RENAME TO messages');
    expect(await ask<Answer>('desks', 'recovery')).toMatchObject({ waiting: 0 });
  }, 180_000);
});
