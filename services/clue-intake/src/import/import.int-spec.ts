import pg from 'pg';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { readTable } from '@liandong/spreadsheets';
import { eventually, tablesWith } from '@liandong/testing';
import { receive } from '../clocks/clocks.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { keptLibrary } from '../testing/kept-library.js';
import { head, imported, imports, ledgerFile, line, prepared, type Preview, upload } from '../testing/old-ledgers.js';

const clues = '/api/clue-intake/clues';
const libraries = '/api/clue-intake/libraries';

interface Rows {
  readonly items: readonly {
    readonly rowNumber: number;
    readonly outcome: string;
    readonly number: string | null;
    readonly errors: readonly { readonly column: string; readonly code: string; readonly zh: string }[];
  }[];
  readonly next: number | null;
}

describe('import of an existing ledger', () => {
  let server: TestApp;
  let sql: pg.Client;
  beforeAll(async () => {
    server = await startTestApp([ClueIntakeModule]);
    await keptLibrary(server);
    sql = new pg.Client({ connectionString: server.databaseUrl });
    await sql.connect();
  }, 120_000);
  afterAll(async () => {
    await sql.end();
    await server.close();
  });

  const rows = (id: string, query = '') => server.read<Rows>('mhk-intake', `${imports}/${id}/rows${query}`);
  const holding = async (text: string) =>
    await server.read<{
      readonly items: readonly {
        readonly number: string;
        readonly keeper: string;
        readonly sourceReference: string;
        readonly receivedOn: string;
      }[];
      readonly total: number;
    }>('mhk-intake', `${clues}?text=${encodeURIComponent(text)}`);

  it('a preview names row, column and code of what is wrong, and nothing enters before the approval', async () => {
    const file = await ledgerFile(
      [
        { number: '甲1' },
        { number: '甲2', on: '2019年13月3日', names: '' },
        { number: '甲1' },
        { number: '甲3', source: '托梦' },
        { number: '', level: '' },
      ],
      'xlsx',
    );
    const id = await prepared(server, file);
    expect(await server.read<Preview>('mhk-director', `${imports}/${id}`)).toMatchObject({
      status: 'prepared',
      rows: 5,
      accepted: 1,
      counted: { pending: 1, refused: 4, imported: 0, skipped: 0 },
      allowed: ['confirm', 'cancel'],
    });
    const { items } = await rows(id, '?outcome=refused');
    expect(items.map(({ rowNumber, errors }) => [rowNumber, ...errors.map(({ column, code }) => `${column} ${code}`)])).toEqual([
      [3, 'subjects import.value-missing', 'receivedOn import.date-unreadable'],
      [4, 'reference import.repeated-in-file'],
      [5, 'source import.value-unknown'],
      [6, 'managedBy import.value-missing', 'reference import.value-missing'],
    ]);
    expect(items[0]!.errors[1]!.zh).toBe('无法识别的日期');
    expect((await holding('甲1')).total).toBe(0);
  });

  it('B1.3, B1.4: approved by another person, every row enters under a number without gaps, its keeper named, the old number kept', async () => {
    const file = await ledgerFile(
      Array.from({ length: 1_203 }, (_, index) => ({
        number: `旧线〔2019〕${index + 1}号`,
        on: index % 2 === 0 ? '2019.6.3' : '20181203',
      })),
      'xlsx',
    );
    const id = await prepared(server, file);
    expect(await server.send('mhk-intake', 'POST', `${imports}/${id}/confirmation`, {})).toMatchObject({ status: 403 });
    await server.command('mhk-director', `${imports}/${id}/confirmation`);
    const progress = await server.read<string>('mhk-intake', `${imports}/${id}/progress`);
    expect(progress).toContain('"status":"finished"');
    expect(await server.read<Preview>('mhk-director', `${imports}/${id}`)).toMatchObject({
      status: 'finished',
      imported: 1_203,
      skipped: 0,
      refused: 0,
    });
    const { rows: numbers } = await sql.query<{ number: string; keeper: string }>(
      `SELECT number, keeper FROM clue_intake.clue_register WHERE source_reference LIKE '旧线%'`,
    );
    const of = (year: number) =>
      numbers.flatMap(({ number }) => (number.includes(`〔${year}〕`) ? [Number(/(\d+)号$/.exec(number)![1])] : [])).sort((a, b) => a - b);
    expect(of(2019)).toEqual(Array.from({ length: 602 }, (_, index) => index + 1));
    expect(of(2018)).toEqual(Array.from({ length: 601 }, (_, index) => index + 1));
    expect(new Set(numbers.map(({ keeper }) => keeper))).toEqual(new Set(['mhk-intake']));
    expect((await sql.query(`SELECT FROM clue_intake.import_rows WHERE row IS NOT NULL AND import_id = $1`, [id])).rowCount).toBe(0);
  }, 120_000);

  it('the same file adds nothing, a corrected one only what is missing, whatever was entered by hand', async () => {
    const wrong = [{ number: '补1' }, { number: '补2', level: '不明' }, { number: '补3' }];
    await server.command('mhk-intake', clues, {
      organisationId: 'mhk',
      source: { kind: 'petition', agencyId: 'mhk', reference: '补3' },
      title: '已录入',
      summary: '已录入',
      receivedOn: '2019-06-03',
      subjects: [{ subjectId: 's1', name: '张某', organisationId: '某镇政府', position: '科员', managedBy: 'county', villageCadre: false }],
    });
    expect(await imported(server, await ledgerFile(wrong))).toMatchObject({ imported: 1, skipped: 1, refused: 1 });
    expect(await imported(server, await ledgerFile(wrong))).toMatchObject({ imported: 0, skipped: 2, refused: 1 });
    expect(await imported(server, await ledgerFile(wrong.map(({ number }) => ({ number }))))).toMatchObject({
      imported: 1,
      skipped: 2,
      refused: 0,
    });
    expect((await holding('补')).total).toBe(3);
  }, 60_000);

  it('B1.7: of a row about somebody managed by the upper level nothing is kept, nowhere', async () => {
    const secret = 'SECRETUPPER';
    const file = await ledgerFile([{ number: '上1' }, { number: `${secret}-1`, names: secret, level: '省管', text: `反映${secret}` }]);
    const { id, refused } = await imported(server, file);
    expect(refused).toBe(1);
    expect((await rows(id, '?outcome=refused')).items[0]!.errors).toMatchObject([{ code: 'clue.direct-forward' }]);
    expect(await tablesWith(sql, [secret])).toEqual([]);
    // The search finds what is there: the row beside it.
    expect(await tablesWith(sql, ['上1'])).toContain('event_store.events');
  }, 60_000);

  it('headers that nobody knows are answered with what is missing; the sender names them', async () => {
    const file = Buffer.from(`No,Wer,Wo,Was,Wann,Ebene\n外1,张某,某镇,反映问题,2019-06-03,县管\n`);
    expect(await upload(server, 'mhk-intake', file)).toMatchObject({
      status: 422,
      body: { code: 'import.columns-missing', details: { headers: ['No', 'Wer', 'Wo', 'Was', 'Wann', 'Ebene'] } },
    });
    expect(await upload(server, 'mhk-intake', file, { mapping: '{"reference":"Nr"}' })).toMatchObject({
      status: 422,
      body: { code: 'import.mapping-unknown' },
    });
    const mapping = JSON.stringify({
      reference: 'No',
      subjects: 'Wer',
      unit: 'Wo',
      summary: 'Was',
      receivedOn: 'Wann',
      managedBy: 'Ebene',
    });
    expect(await imported(server, file, { mapping })).toMatchObject({ imported: 1 });
  }, 60_000);

  it('GB18030 CSV and a picture; a body that is no file', async () => {
    const gb = Buffer.from('b1e0bac52cd0d5c3fb2cb5a5cebb2cc4dac8dd2cc8d5c6da0d0a', 'hex');
    expect(await upload(server, 'mhk-intake', gb)).toMatchObject({
      status: 422,
      body: { code: 'import.columns-missing', details: { headers: ['编号', '姓名', '单位', '内容', '日期'] } },
    });
    expect(await upload(server, 'mhk-intake', Buffer.from('89504e470d0a1a0a0000', 'hex'))).toMatchObject({
      status: 422,
      body: { code: 'import.table.unknown-encoding' },
    });
    expect(await server.send('mhk-intake', 'POST', `${imports}?organisationId=mhk&title=x&source=petition`, {})).toMatchObject({
      status: 422,
      body: { code: 'file.missing' },
    });
  });

  it('cancelled before the approval, nothing enters and no row is kept', async () => {
    const id = await prepared(server, await ledgerFile([{ number: '撤1' }]));
    await server.command('mhk-intake', `${imports}/${id}/cancellation`, { reason: '传错文件' });
    expect(await server.send('mhk-director', 'POST', `${imports}/${id}/confirmation`)).toMatchObject({
      status: 409,
      body: { code: 'import.not-allowed' },
    });
    expect((await sql.query('SELECT FROM clue_intake.import_rows WHERE import_id = $1', [id])).rowCount).toBe(0);
  });

  it('rows that were altered behind the approval do not enter', async () => {
    const id = await prepared(server, await ledgerFile([{ number: '改1' }, { number: '改2' }]));
    await sql.query(
      `UPDATE clue_intake.import_rows SET row = jsonb_set(row, '{summary}', '"改过"') WHERE import_id = $1 AND row_number = 2`,
      [id],
    );
    await server.command('mhk-director', `${imports}/${id}/confirmation`);
    const progress = await server.read<string>('mhk-intake', `${imports}/${id}/progress`);
    expect(progress).toContain('"status":"cancelled"');
    expect((await holding('改1')).total).toBe(0);
  });

  it('the report says what became of every row, as a table', async () => {
    const { id } = await imported(server, await ledgerFile([{ number: '报1' }, { number: '报2', names: '' }]));
    const answer = await fetch(`${server.url}${imports}/${id}/report?format=xlsx`, {
      headers: { authorization: `Bearer ${await server.token('mhk-director')}` },
    });
    const table = [];
    for await (const { cells } of readTable(Buffer.from(await answer.arrayBuffer())).rows) table.push(cells);
    expect(table.slice(1)).toEqual(
      [
        ['2', '已导入 / imported', expect.stringMatching(/^信访〔2019〕\d+号$/)],
        ['3', '已拒绝 / refused', '', '被反映人', 'import.value-missing', '该列不能为空', 'The value is missing'],
      ].map((cells) => [...cells, ...Array.from({ length: 7 - cells.length }, () => '')]),
    );
  }, 60_000);

  it('B1.12: what an old ledger says was given from above opens no assignment', async () => {
    await imported(server, await ledgerFile([{ number: '上级旧交办〔2018〕77号', source: '上级' }]), { source: 'upper-level' });
    expect((await holding('上级旧交办〔2018〕77号')).items).toMatchObject([{ sourceKind: 'upper-level' }]);
    // Announced after whatever the import would have announced.
    const { id } = await receive(server, 'mhk', '2020-06-11', 'upper-level');
    const assignments = () => server.read<{ readonly total: number }>('mhk-director', '/api/clue-intake/assignments');
    await eventually(async () => (await assignments()).total > 0);
    expect(await assignments()).toMatchObject({ total: 1, items: [{ clueId: id }] });
  }, 60_000);

  it('B1.4: rows enter in the name of a keeper: while the library has none nothing is prepared, and what somebody prepared who is keeper no more is not confirmed', async () => {
    const upTo = (state: object) => ({ status: 409, body: { code: 'library.no-keeper', rule: 'B1.4', ...state } });
    const send = async () => upload(server, 'pj-intake', await ledgerFile([{ number: '保管0' }]), { organisationId: 'pj' });
    expect(await send()).toMatchObject(upTo({ allowed: ['entrust'], details: { organisationId: 'pj', role: 'principal' } }));
    expect(await server.read('pj-director', imports)).toMatchObject({ total: 0 });
    await keptLibrary(server, 'pj');
    expect(await send()).toMatchObject({ status: 201 });
    const id = await prepared(server, await ledgerFile([{ number: '保管1' }]));
    const appoint = (personId: string) =>
      server.command('mhk-principal', `${libraries}/mhk/keepers`, { personId, from: '2020-06-11', documentNumber: '指定2号' });
    await appoint('mhk-director');
    await server.command('mhk-director', `${libraries}/mhk/handover`, {
      giver: 'mhk-intake',
      taker: 'mhk-director',
      preparedOn: '2020-06-11',
    });
    for (const side of ['mhk-intake', 'mhk-director'])
      await server.command(side, `${libraries}/mhk/handover/signatures`, { signedOn: '2020-06-11' });
    const refused = { code: 'library.not-a-keeper', rule: 'B1.4', details: { keepers: ['mhk-director'] } };
    expect(await server.send('mhk-director', 'POST', `${imports}/${id}/confirmation`)).toMatchObject({ status: 403, body: refused });
    expect(await upload(server, 'mhk-intake', await ledgerFile([{ number: '保管2' }]))).toMatchObject({ status: 403, body: refused });
    await appoint('mhk-intake');
    await server.command('mhk-director', `${imports}/${id}/confirmation`);
    await server.read('mhk-intake', `${imports}/${id}/progress`);
    expect((await holding('保管1')).items).toMatchObject([{ keeper: 'mhk-intake' }]);
  }, 60_000);

  it('a line of the fixtures has as many cells as the head', () => expect(line({ number: '1' })).toHaveLength(head.length));
});
