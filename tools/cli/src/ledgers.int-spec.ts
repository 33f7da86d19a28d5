import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { startTestSystem, type TestSystem } from '@liandong/standalone/testing';
import { keptLibrary } from './testing/kept-library.js';
import { liandong, liandongJson } from './testing/liandong.js';

interface Imported {
  readonly importId: string;
  readonly status: string;
  readonly pending: number;
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
  readonly errors: readonly {
    readonly rowNumber: number;
    readonly errors: readonly { readonly column: string; readonly code: string }[];
  }[];
}

const head = '编号,内容,受理日期,被反映人,单位,管理权限';
const line = (number: string, day = '2019-06-03') => `${number},=反映履职不力${number},${day},张某,某镇政府,县管`;

/** An old ledger enters by the command line, and the library leaves by it. */
describe('ledgers on the command line', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
    await keptLibrary(system.url);
    await writeFile(system.file('old.csv'), [head, line('旧1'), line('旧2', '2019-13-01'), line('旧3'), ''].join('\n'));
  }, 120_000);
  afterAll(() => system.close());

  const bring = (...args: readonly string[]) => liandongJson<Imported>('import', system.file('old.csv'), ...args, '--url', system.url);

  it('given a ledger, then the preview names row, column and code of what is wrong, and nothing enters', async () => {
    const { code, body } = await bring();
    expect([code, body]).toMatchObject([
      0,
      {
        status: 'prepared',
        pending: 2,
        imported: 0,
        refused: 1,
        errors: [{ rowNumber: 3, errors: [{ column: 'receivedOn', code: 'import.date-unreadable' }] }],
      },
    ]);
    const { out } = await liandong('import', system.file('old.csv'), '--url', system.url);
    expect(out).toContain('import.date-unreadable');
    expect(out).toContain('--commit');
  });

  it('given --commit, then another person approves and it is followed to its end; given the same again, then nothing enters twice', async () => {
    const { out } = await liandong('import', system.file('old.csv'), '--commit', '--url', system.url);
    expect(out).toContain('已完成 / finished: 已导入 imported 2');
    const again = await bring('--commit');
    expect([again.code, again.body]).toMatchObject([0, { status: 'finished', imported: 2, skipped: 0, refused: 1 }]);
    const other = await bring('--commit', '--run', 'another');
    expect([other.code, other.body]).toMatchObject([0, { imported: 0, skipped: 2 }]);
    expect(other.body.importId).not.toBe(again.body.importId);
  }, 60_000);

  it('given the person who prepared it as the one to approve, or an unknown format, then it is refused with its code', async () => {
    await writeFile(system.file('more.csv'), [head, line('旧9'), ''].join('\n'));
    expect(await liandong('import', system.file('more.csv'), '--commit', '--approve-as', 'mhk-intake', '--url', system.url)).toMatchObject({
      code: 1,
      err: expect.stringContaining('access.role-required') as string,
    });
    expect(await liandong('export-library', '--format', 'pdf', '-o', system.file('x.pdf'), '--url', system.url)).toMatchObject({ code: 1 });
    expect(await liandong('export-library', '--where', 'closed', '--url', system.url)).toMatchObject({ code: 2 });
  });

  it('given a library, then it leaves as a file whose digest is the recorded one', async () => {
    const file = system.file('library.csv');
    const { code, body } = await liandongJson<{ readonly sha256: string }>(
      'export-library',
      '--format',
      'csv',
      '--where',
      'text=履职不力',
      '-o',
      file,
      '--url',
      system.url,
    );
    const bytes = await readFile(file);
    expect([code, body.sha256]).toEqual([0, createHash('sha256').update(bytes).digest('hex')]);
    expect(bytes.toString().trim().split('\r\n')).toHaveLength(3);
    expect(bytes.toString()).toContain(`,'=反映履职不力旧1,`);
    const sql = new pg.Client({ connectionString: system.databaseUrl });
    await sql.connect();
    const { rows } = await sql.query<{ data: object }>(`SELECT data FROM event_store.events WHERE type = 'LibraryExportFinished'`);
    await sql.end();
    expect(rows.map(({ data }) => data)).toMatchObject([{ rows: 2, bytes: bytes.length, sha256: body.sha256 }]);
  });
});
