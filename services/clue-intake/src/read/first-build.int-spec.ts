import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { clues, receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';

const path = '/api/clue-intake/interventions';

describe('a read model that is new on an existing installation', () => {
  let database: TestDatabase;
  let server: TestApp;
  let sql: pg.Client;
  const start = async () => (server = await startTestApp([ClueIntakeModule], { database }));
  beforeAll(async () => {
    database = await createTestDatabase();
    await start();
    await receive(server, 'mhk', '2020-06-11');
    expect(await server.read('mhk-principal', path)).toMatchObject({ total: 0 });
    await server.close();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    // As the version before left the database.
    await sql.query(
      `DROP TABLE clue_intake.intervention_register__g1 CASCADE; DELETE FROM clue_intake.projection_checkpoints WHERE name = 'intervention-register'`,
    );
  }, 120_000);
  afterAll(async () => {
    await sql.end();
    await server.close();
    await database.drop();
  });

  it('is built beside the log: its questions are answered 503 until it is there; nobody else waits for it, and the service is ready', async () => {
    // Its building comes to no end while somebody else is about to use the name of its view.
    await sql.query('BEGIN; CREATE TABLE clue_intake.intervention_register ()');
    await start();
    const { position } = await receive(server, 'mhk', '2020-06-11');
    expect(await server.send('mhk-intake', 'GET', clues, undefined, { 'liandong-wait-for': position })).toMatchObject({
      status: 200,
      body: { total: 2 },
    });
    for (const after of ['0', position]) {
      expect(await server.send('mhk-principal', 'GET', path, undefined, { 'liandong-wait-for': after })).toMatchObject({
        status: 503,
        body: { code: 'service.unavailable' },
        headers: { 'retry-after': '1' },
      });
    }
    const { projections } = await server.read<{ projections: readonly { name: string }[] }>('ops', '/api/clue-intake/ops/status');
    expect(projections.find(({ name }) => name === 'intervention-register')).toMatchObject({ firstBuild: true });
    expect(await server.send(undefined, 'GET', '/health/ready')).toMatchObject({ status: 200 });
    await sql.query('ROLLBACK');
    await eventually(async () => (await server.send('mhk-principal', 'GET', path)).status === 200);
    expect(await server.read('mhk-principal', path)).toMatchObject({ total: 0 });
  }, 60_000);
});
