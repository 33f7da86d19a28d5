import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { PaperModule } from '../as-seen/owner.fixtures.js';
import { AuditModule } from '../audit.module.js';

/** The audit service waits this long for an answer, in ms: a figure that takes longer is no answer. */
const PATIENCE_MS = 5_000;
const ENTRIES = 100_000;

describe('figures of many entries', () => {
  let server: TestApp;
  let admin: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([AuditModule, PaperModule]);
    await server.command('mhk-intake', '/api/clue-intake/papers', { text: '一', secret: '' });
    await server.send('mhk-auditor', 'GET', '/api/audit/figures/clue-intake.papers');
    admin = new pg.Client({ connectionString: server.databaseUrl });
    await admin.connect();
    const { rows } = await admin.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'clue_intake' AND tablename LIKE 'figure_entries\\_\\_g%'`);
    for (const [figure, subject] of [['clue-intake.papers', 'NULL'], ['clue-intake.texts-once', `'s' || n / 2`]]) {
      await admin.query(
        `INSERT INTO clue_intake.${rows[0]!.name} (figure, position, entry_no, event_id, recorded_at, value, subject, rank, organisation_id, matter_id, dimensions, last_position)
         SELECT $1, n, 0, gen_random_uuid(), '2020-06-11T02:00:00Z'::timestamptz + n * interval '1 second', 1, ${subject!}, n % 3, 'mhk', 'm' || n / 10, jsonb_build_object('drawer', 'd' || n % 7), n FROM generate_series(1, ${ENTRIES}) n`,
        [figure],
      );
    }
    await admin.query(`ANALYZE clue_intake.${rows[0]!.name}`);
  });
  afterAll(async () => {
    await admin.end();
    await server.close();
  });

  const timed = async (query: string) => {
    const started = Date.now();
    const { status, body } = await server.send<{ value: number; total: number; events: readonly object[]; groups: readonly object[] }>('mhk-auditor', 'GET', `/api/audit/figures/${query}`);
    return { status, body, ms: Date.now() - started };
  };

  it.each([
    ['clue-intake.papers', ENTRIES],
    ['clue-intake.papers?matter=m77', 10],
    ['clue-intake.papers?at=2020-06-11T02:01:00Z', 60],
    ['clue-intake.papers?at=1', 1],
    ['clue-intake.texts-once', ENTRIES / 2 + 1],
  ])('%s is answered within the asker’s patience', async (query, value) => {
    const { status, body, ms } = await timed(query);
    expect({ status, value: body.value, total: body.total, page: body.events.length }).toEqual({ status: 200, value, total: value, page: Math.min(value, 200) });
    expect(ms).toBeLessThan(PATIENCE_MS);
  });

  it('an early moment is found by the key of figure and position, not by looking at everything', async () => {
    const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT sum(value) FROM clue_intake.figure_entries WHERE figure = 'clue-intake.papers' AND position <= 50`);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index (Only )?Scan using figure_entries__g\d+_pkey/);
  });
});
