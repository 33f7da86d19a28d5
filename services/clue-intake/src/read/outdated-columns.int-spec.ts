import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';

const path = '/api/clue-intake/interventions';

describe('a read model whose live tables are of an older version of the code', () => {
  let server: TestApp;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    database = new pg.Client({ connectionString: server.databaseUrl });
    await database.connect();
    await server.read('mhk-principal', path);
  });
  afterAll(async () => {
    await database.end();
    await server.close();
  });

  it('answers 503 until its own are there; where they are, a column that is missing is a defect', async () => {
    // As the version before had it.
    await database.query(`ALTER VIEW clue_intake.intervention_register RENAME COLUMN standing TO older`);
    expect(await server.send('mhk-principal', 'GET', path)).toMatchObject({ status: 500, body: { code: 'internal' } });
    await database.query(
      `UPDATE clue_intake.projection_checkpoints SET version = 1 WHERE name = 'intervention-register' AND state = 'live'`,
    );
    expect(await server.send('mhk-principal', 'GET', path)).toMatchObject({
      status: 503,
      body: { code: 'service.unavailable' },
      headers: { 'retry-after': '1' },
    });
    // The other read models answer.
    expect(await server.send('mhk-principal', 'GET', '/api/clue-intake/clues')).toMatchObject({ status: 200 });
  });
});
