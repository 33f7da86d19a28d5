import { buffer } from 'node:stream/consumers';
import type { Subject } from '@liandong/contracts';
import { startTestApp, type TestApp } from '@liandong/service-kit/testing';
import { writeTable } from '@liandong/spreadsheets';
import { planned } from '../clue/clue.disposal.fixtures.js';
import { person } from '../clue/clue.fixtures.js';
import { ClueIntakeModule } from '../clue-intake.module.js';
import { type ExportedRow, exportedFile, figuresOf, rowsOf } from '../testing/exported-library.js';
import { keptLibrary } from '../testing/kept-library.js';
import { imported, imports } from '../testing/old-ledgers.js';
import { isTaken, ledgerColumns, ledgerFields } from './ledger.columns.js';

const clues = '/api/clue-intake/clues';
const SECRET = 'SEALEDREPORTER';
const header = (field: keyof typeof ledgerColumns) => ledgerColumns[field].headers[0];
const takenHeaders = ledgerFields.filter(isTaken).map(header);
const toldHeaders = ledgerFields.filter((field) => !isTaken(field)).map(header);
const figures = [
  'clues-received',
  'clues-by-mode',
  'clues-by-problem',
  'subjects',
  'case-facts',
  'money-recovered',
  'persons-by-form',
  'clues&by=source,mode,problem,form',
  'clues&by=level,category,region',
];

/** Lines of a ledger under our own headers, of which each names what it has. */
function ledgerOf(lines: readonly Readonly<Record<string, string>>[]): Promise<Buffer> {
  const usual = {
    收到日期: '2019-06-03',
    被反映人: '张某',
    单位: 'mhk.unit-agriculture',
    职务: '科员',
    管理权限: '县管',
    内容: '反映其履职不力',
  };
  async function* rows() {
    for (const line of lines) yield takenHeaders.map((name) => ({ ...usual, ...line })[name] ?? '');
  }
  return buffer(writeTable('xlsx', '台账', takenHeaders, rows()));
}

const old: readonly Readonly<Record<string, string>>[] = [
  {
    原编号: '旧1',
    来源: '信访',
    标题: '=HYPERLINK("http://evil")',
    内容: `"引号"、逗号, 分号;<&>\n第二行 '=1+1 ${'长'.repeat(9_000)}`,
    问题类型: '违纪、作风',
    处置方式: '留存',
    处置日期: '2013-03-01',
    收到日期: '2013-01-05',
    人数: '12',
  },
  { 原编号: '旧2', 来源: '巡察', 优先: '是', 提级: '是', 村干部: '是', 管理权限: '村', 单位: 'mhk.township-1' },
  {
    原编号: '旧3',
    来源: '审计移送',
    移送单位代码: 'mhk.audit',
    来文字号: '审移〔2019〕3号',
    被反映人: '"李、某"、王某、赵某',
    单位: '某局、某乡、某局',
    职务: '局长、—、副局长',
    管理权限: '县管、乡管、县管',
    问题类型: '职务犯罪',
    处置方式: '初核',
    处置日期: '2019-07-01',
    立案日期: '2019-08-01、无、2019-08-02',
    立案层级: '县级、—、乡级',
    处分日期: '—、—、2019-12-01',
    四种形态: '—、—、第三种形态',
    留置日期: '2019-08-05、—、—',
    移送司法日期: '2019-12-02、—、—',
    追缴金额: '1.5万元、—、0.07元',
  },
  {
    原编号: '旧4',
    来源: '监督检查',
    来信来访日期: '2019-06-01',
    地点: '养老中心',
    监督主题: '营商环境',
    发现场合: '明察暗访',
    三类问题: '吃拿卡要',
    处置方式: '谈话函询',
    处置日期: '2019-06-20',
  },
  { 原编号: '旧5', 来源: '纪检监察工作站', 站点代码: 'station-7', 来信来访日期: '2019-06-01' },
  { 原编号: '旧6', 来源: '人大抄送', 意见建议: '建议完善制度', 处置方式: '暂存', 处置日期: '2019-06-20' },
  {
    原编号: '旧7',
    来源: '上级',
    处置方式: '拟立案',
    处置日期: '2014-06-20',
    收到日期: '2014-05-05',
    立案日期: '2014-07-01',
    办结日期: '2014-12-01',
  },
  { 原编号: '旧7', 来源: '法院', 移送单位代码: 'mhk.court' },
];

describe('a library that leaves and enters another one', () => {
  let a: TestApp;
  let b: TestApp;
  beforeAll(async () => {
    a = await startTestApp([ClueIntakeModule]);
    b = await startTestApp([ClueIntakeModule]);
    await keptLibrary(a);
    for (const organisation of ['mhk', 'pj']) await keptLibrary(b, organisation);
    expect(await imported(a, await ledgerOf(old))).toMatchObject({ imported: old.length, refused: 0, notTakenIn: [], unknownColumns: 0 });
    await live();
  }, 180_000);
  afterAll(async () => {
    await a.close();
    await b.close();
  });

  const act = (clueId: string, who: string, noun: string, body: object = {}) => a.command(`mhk-${who}`, `${clues}/${clueId}/${noun}`, body);

  /** Received here, and as far as its steps go. */
  async function received(kind: string, reference: string, subjects: readonly Subject[], origin?: object): Promise<string> {
    const { id } = await a.command<{ id: string }>('mhk-intake', clues, {
      organisationId: 'mhk',
      source: { kind, agencyId: `mhk.${kind}`, reference },
      title: `反映${reference}`,
      summary: '反映问题',
      receivedOn: '2020-06-11',
      subjects,
      ...(origin ? { origin } : {}),
    });
    await act(id, 'intake', 'registration');
    return id;
  }

  async function disposed(clueId: string, mode: string): Promise<void> {
    await act(clueId, 'intake', 'screening', { problemTypes: ['discipline', 'duty-crime'], opinion: '属本级管辖' });
    await act(clueId, 'intake', 'disposal-proposal', { mode, opinion: '拟办', ...planned(mode) });
    await act(clueId, 'principal', 'disposal-approval');
  }

  /** Clues that this library lived through: registered, screened, disposed of, with facts by hand, concluded and closed. */
  async function live(): Promise<void> {
    const letter = await received(
      'letter',
      '活1',
      [person('l1', { name: '钱某' }), person('l2', { name: '孙某', organisationId: 'mhk.township-2', managedBy: 'township' })],
      { occurredOn: '2020-06-10' },
    );
    await act(letter, 'intake', 'reporter', { signature: 'signed', identity: { name: SECRET } });
    await received('visit', '活2', [person('v1')], { occurredOn: '2020-06-10', place: '接待室' });
    const kept = await received('hotline', '活3', [person('h1')], { occurredOn: '2020-06-10' });
    await disposed(kept, 'hold');
    const closed = await received('procuratorate', '活4', [person('p1')], { documentNumber: '检移〔2020〕4号' });
    await disposed(closed, 'close');
    await act(closed, 'director', 'conclusion', { summary: '了结', concludedOn: '2020-06-12' });
    const filed = await received('petition', '活5', [person('f1', { name: '周某' }), person('f2', { name: '吴某' })]);
    await disposed(filed, 'initial-verification');
    for (const [fact, on, more] of [
      ['filed', '2020-06-20', {}],
      ['sanctioned', '2020-07-01', { form: 2 }],
      ['recovered', '2020-07-02', { amountFen: 12_34 }],
      ['recovered', '2020-07-03', { amountFen: 1_00, reference: '票2' }],
    ] as const) {
      await act(filed, 'intake', 'case-facts', { subjectId: 'f2', fact, on, reference: '案1', ...more });
    }
  }

  const only = (row: ExportedRow, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row[name]]));

  it('B1.4: rows and figures are the same in both, from XLSX and from CSV; what is not taken in is said, and nothing else is lost', async () => {
    const [xlsx, csv] = [await exportedFile(a, 'mhk', 'xlsx'), await exportedFile(a, 'mhk', 'csv')];
    const rows = await rowsOf(xlsx);
    expect(rows).toHaveLength(old.length + 5);
    expect(await rowsOf(csv)).toEqual(rows);
    for (const file of [xlsx, csv]) expect((await rowsOf(file)).some((row) => JSON.stringify(row).includes(SECRET))).toBe(false);
    expect(rows.find((row) => row['原编号'] === '活5')).toMatchObject({
      处置方式: '初步核实',
      问题类型: '违纪、职务犯罪',
      立案日期: '—、2020-06-20',
      四种形态: '—、第二种形态',
      追缴金额: '—、13.34元',
      状态: '处置方式已批准',
    });
    expect(rows.find((row) => row['原编号'] === '旧3')).toMatchObject({
      被反映人: '"李、某"、王某、赵某',
      职务: '局长、不详、副局长',
      追缴金额: '15000元、—、0.07元',
    });

    for (const [organisationId, file] of [
      ['mhk', xlsx],
      ['pj', csv],
    ] as const) {
      expect(await imported(b, file, { organisationId, title: '移交线索库' })).toMatchObject({
        imported: rows.length,
        skipped: 0,
        refused: 0,
        notTakenIn: toldHeaders,
        unknownColumns: 0,
      });
      const again = await rowsOf(await exportedFile(b, organisationId, 'xlsx'));
      expect(again.map((row) => only(row, takenHeaders))).toEqual(rows.map((row) => only(row, takenHeaders)));
    }
    expect(await figuresOf(b, 'mhk', figures)).toEqual(await figuresOf(a, 'mhk', figures));
    // Units of the county itself are no region of another county; everything else counts there as it did here.
    const elsewhere = figures.filter((figure) => !['subjects', 'clues&by=level,category,region'].includes(figure));
    expect(await figuresOf(b, 'pj', elsewhere)).toEqual(await figuresOf(a, 'mhk', elsewhere));
    // The same file again adds nothing.
    expect(await imported(b, csv, { title: '再次' })).toMatchObject({ imported: 0, skipped: rows.length, refused: 0 });
  }, 180_000);

  it('what an export cannot carry: a repeat enters as a clue of its own, and one whose persons all went elsewhere is refused, by name', async () => {
    const [repeat, gone] = [
      await received('letter', '重1', [person('r1')], { occurredOn: '2020-06-10' }),
      await received('letter', '移1', [person('g1')], { occurredOn: '2020-06-10' }),
    ];
    const {
      items: [first],
    } = await a.read<{ items: readonly { clueId: string }[] }>('mhk-intake', `${clues}?text=${encodeURIComponent('活1')}`);
    await act(repeat, 'intake', 'repeat', { firstClueId: first!.clueId });
    await act(gone, 'director', 'forwarding', {
      toOrganisation: '市纪委',
      subjectIds: ['g1'],
      reason: '属上级管辖',
      forwardedOn: '2020-06-12',
      documentNumber: '移〔2020〕1号',
    });
    const file = await exportedFile(a, 'mhk', 'csv', `&text=${encodeURIComponent('1')}&source=letter`);
    const states = Object.fromEntries((await rowsOf(file)).map((row) => [row['原编号'], row['状态']]));
    expect(states).toMatchObject({ 重1: '作为重复件留存', 移1: '已移送' });
    const { id, ...result } = await imported(b, file);
    expect(result).toMatchObject({ imported: 1, skipped: 1, refused: 1 });
    expect(
      (
        await b.read<{ items: readonly { errors: readonly { column: string; code: string }[] }[] }>(
          'mhk-intake',
          `${imports}/${id}/rows?outcome=refused`,
        )
      ).items.map(({ errors }) => errors.map(({ column, code }) => `${column} ${code}`)),
    ).toEqual([['managedBy', 'subjects', 'unit'].map((column) => `${column} import.value-missing`)]);
    expect((await rowsOf(await exportedFile(b, 'mhk', 'csv', `&text=${encodeURIComponent('重1')}`))).map((row) => row['状态'])).toEqual([
      '已登记',
    ]);
  }, 60_000);

  it('B4.9: a classified clue leaves with whoever may read it, and with nobody else', async () => {
    const clueId = await received('petition', '密1', [person('m1')]);
    const { id } = await a.command<{ id: string }>('mhk-director', '/api/clue-intake/classifications', {
      about: { kind: 'clue', id: clueId },
      level: 'top-secret',
      reason: '……',
    });
    await a.command('mhk-principal', `/api/clue-intake/classifications/${id}/approval`);
    await a.read('mhk-principal', '/api/clue-intake/classifications');
    const taken = async (person: string) =>
      (await rowsOf(await exportedFile(a, 'mhk', 'csv', '', person))).some((row) => row['原编号'] === '密1');
    const listed = async (person: string) => (await a.read<{ total: number }>(person, `${clues}?text=${encodeURIComponent('密1')}`)).total;
    expect([await taken('mhk-principal'), await taken('mhk-director')]).toEqual([true, false]);
    expect([await listed('mhk-principal'), await listed('mhk-director')]).toEqual([1, 0]);
  }, 60_000);
});
