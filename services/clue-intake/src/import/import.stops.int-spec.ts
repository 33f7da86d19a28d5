import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@liandong/testing';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { ended, imports, ledgerFile, prepared, type Preview } from '../testing/old-ledgers.js';
import type { ImportResult } from './import.events.js';

const ROWS = 3_000;
/** Rows that enter together, and are settled together. */
const BLOCK = 500;
const YEARS = [2018, 2019] as const;
const appProcess = fileURLToPath(new URL('../testing/app-process.js', import.meta.url));

interface Told {
  readonly type: string;
  readonly data: ImportResult;
}

/** B1.4: once in order, once by a kill between what entered and the record that it did: the worst moment, at which neither is lost. */
describe('an import that is stopped twice', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  let running: TestApp | undefined;
  let killed: ChildProcess | undefined;
  let id: string;
  let finished: Preview;
  /** Rows that had entered by each of the stops, and rows of them that were settled. */
  const stops: { readonly entered: number; readonly settled: number }[] = [];

  const start = () => startTestApp([ClueIntakeModule], { database });
  const counted = async (text: string) => (await sql.query<{ count: number }>(text, [id])).rows[0]!.count;
  const settled = () => counted(`SELECT count(*)::int AS count FROM clue_intake.import_rows WHERE import_id = $1 AND outcome = 'imported'`);
  const entered = async () =>
    counted(
      `SELECT count(*)::int AS count FROM event_store.events e WHERE e.type = 'ClueReceived' AND EXISTS (SELECT FROM clue_intake.import_rows r WHERE r.import_id = $1 AND e.stream = 'clue-' || r.clue_id)`,
    );
  const stopped = async () => void stops.push({ entered: await entered(), settled: await settled() });

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
    running = await start();
    await keptLibrary(running);
    const lines = Array.from({ length: ROWS }, (_, index) => ({ number: `旧停${index + 1}号`, on: `${YEARS[index % 2]!}-06-03` }));
    id = await prepared(running, await ledgerFile(lines));
    await running.command('mhk-director', `${imports}/${id}/confirmation`);

    await eventually(async () => (await settled()) > 0, 60_000, 10);
    await running.close();
    running = undefined;
    await stopped();

    killed = spawn(process.execPath, [appProcess, database.url], { stdio: 'inherit' });
    await eventually(async () => (await settled()) > stops[0]!.settled, 60_000, 10);
    await killBeforeTheRecord(killed);
    await stopped();

    running = await start();
    finished = await ended(running, id);
  }, 240_000);
  afterAll(async () => {
    killed?.kill('SIGKILL');
    await running?.close();
    await sql.end();
    await database.drop();
  });

  /** Rows can enter, but that they did cannot be recorded until the process is gone, with all that it had asked of the database. */
  async function killBeforeTheRecord(child: ChildProcess): Promise<void> {
    await sql.query('BEGIN');
    await sql.query('LOCK TABLE clue_intake.import_rows IN SHARE MODE');
    const before = await settled();
    await eventually(async () => (await entered()) >= before + BLOCK, 60_000, 10);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await sql.query(
      'SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await sql.query('COMMIT');
  }

  it('stood still in the middle both times, the second time with a block that had entered and was not settled', () => {
    const [inOrder, kill] = stops as [(typeof stops)[number], (typeof stops)[number]];
    expect(inOrder.settled).toBeGreaterThan(0);
    expect(inOrder.entered).toBe(inOrder.settled);
    expect(kill.settled).toBeGreaterThan(inOrder.settled);
    expect(kill.entered).toBeGreaterThanOrEqual(kill.settled + BLOCK);
    expect(kill.entered).toBeLessThan(ROWS);
  });

  it('every row entered exactly once', async () => {
    const { rows } = await sql.query(
      `SELECT count(*)::int AS events, count(DISTINCT stream)::int AS clues, count(DISTINCT data #>> '{source,reference}')::int AS references FROM event_store.events WHERE type = 'ClueReceived'`,
    );
    expect(rows).toEqual([{ events: ROWS, clues: ROWS, references: ROWS }]);
    const register = await sql.query(`SELECT FROM clue_intake.clue_register WHERE source_reference LIKE '旧停%'`);
    expect(register.rowCount).toBe(ROWS);
  });

  it('B1.4: numbers are without gaps, each given once', async () => {
    const { rows } = await sql.query<{ number: string }>('SELECT number FROM clue_intake.clue_register');
    for (const year of YEARS) {
      const of = rows.flatMap(({ number }) => (number.includes(`〔${year}〕`) ? [Number(/(\d+)号$/.exec(number)![1])] : []));
      expect([year, of.sort((one, other) => one - other)]).toEqual([year, Array.from({ length: ROWS / 2 }, (_, index) => index + 1)]);
    }
  });

  it('the import is finished; what it says of itself is right, and grew from step to step', async () => {
    expect(finished).toMatchObject({ status: 'finished', imported: ROWS, skipped: 0, refused: 0, counted: { pending: 0, imported: ROWS } });
    const { rows } = await sql.query<Told>(`SELECT type, data FROM event_store.events WHERE stream = 'import-' || $1 ORDER BY revision`, [
      id,
    ]);
    const told = rows.filter(({ type }) => type === 'ImportProgressed');
    expect(told.length).toBeGreaterThanOrEqual(ROWS / BLOCK - 1);
    const steps = told.map(({ data }) => data.imported);
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(rows.filter(({ type }) => type === 'ImportFinished').map(({ data }) => data.imported)).toEqual([ROWS]);
  });
});
