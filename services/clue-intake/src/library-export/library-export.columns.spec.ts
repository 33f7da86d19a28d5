import { person } from '../clue/clue.fixtures.js';
import { leftOut, placesOf } from '../import/import.columns.js';
import { ledgerColumns, takenFields } from '../ledger/ledger.columns.js';
import type { ExportedClue } from '../read/clue-register/clue-register.query.js';
import { exportColumns, exportLines } from './library-export.columns.js';

const headers = exportColumns.head;
/** As versions 1 and 2 had them, under the names of today: whoever reads a file by place finds them there. */
const version1 = [
  '线索编号',
  '原编号',
  '标题',
  '内容',
  '来源',
  '移送单位代码',
  '收到日期',
  '被反映人',
  '单位',
  '职务',
  '管理权限',
  '保管人',
  '状态',
  '处置方式',
  '处置期限',
  '协作区',
  '优先',
  '重复件的首件',
  '了结日期',
  '关闭日期',
];
const version2 = ['分办方式', '交叉', '提级', '反馈情况', '反馈期限', '反馈日期', '反馈签收日期'];
const version3 = [
  '村干部',
  '来信来访日期',
  '地点',
  '来文字号',
  '问题类型',
  '处置日期',
  '立案日期',
  '立案层级',
  '办结日期',
  '处分日期',
  '四种形态',
  '留置日期',
  '移送司法日期',
  '追缴金额',
  '意见建议',
  '监督主题',
  '发现场合',
  '三类问题',
  '发现后处理',
  '站点代码',
  '处置超期',
  '被反映对象类型',
  '职级',
  '人员类别',
  '上级主管单位',
  '对象描述',
  '处理结果',
];
const version4 = ['人数'];
const at = '2020-07-12T02:00:00.000Z';

const received = {
  sourceReference: '旧1',
  title: '反映某',
  summary: '反映某',
  sourceAgencyId: 'mhk.reception',
  receivedOn: '2020-06-11',
  keeper: 'mhk-intake',
  status: 'disposal-proposed',
  mode: null,
  disposedOn: null,
  disposalInTime: null,
  disposalPausedAt: null,
  firstClueId: null,
  closedOn: null,
  origin: null,
  problemTypes: [],
  facts: {},
  outcomes: [],
  sourceKind: 'petition',
  number: '信〔2020〕1号',
  subjects: [person('s1')],
  disposalDueAt: new Date('2020-07-11T15:59:59.999Z'),
  zoneId: null,
  priority: false,
  raisedLevel: false,
  handling: null,
  crossed: null,
  concludedOn: null,
  feedbackDueAt: null,
  feedbackGivenOn: null,
  feedbackAcknowledgedOn: null,
} as unknown as ExportedClue;
const routed = {
  ...received,
  zoneId: 'mhk.zone-2',
  raisedLevel: true,
  crossed: { reason: '回避' },
  handling: { kind: 'assisted', assistingIds: ['mhk.room-1'] },
} as unknown as ExportedClue;
const concluded = {
  ...routed,
  crossed: null,
  concludedOn: '2020-08-01',
  feedbackDueAt: new Date('2020-08-31T15:59:59.999Z'),
} as unknown as ExportedClue;

async function lineOf(clue: ExportedClue) {
  for await (const line of exportLines(
    (async function* () {
      yield await Promise.resolve(clue);
    })(),
    at,
  ))
    return Object.fromEntries(headers.map((header, index) => [header, line[index]]));
  throw new Error('no line');
}

describe('the columns of an exported library', () => {
  it('those of the versions before stand where they stood; what was added comes after them', () => {
    expect([exportColumns.version, headers]).toEqual(['4', [...version1, ...version2, ...version3, ...version4]]);
    expect(new Set(headers).size).toBe(headers.length);
  });

  it('given an exported file, then an import finds every column that it takes in, each under its own header, and says which it leaves out', () => {
    const places = placesOf(headers, {});
    expect(takenFields.map((field) => headers[places[field] ?? -1])).toEqual(takenFields.map((field) => ledgerColumns[field].headers[0]));
    const { notTakenIn, unknownColumns } = leftOut(headers, places);
    expect([notTakenIn, unknownColumns]).toEqual([
      [
        '线索编号',
        '保管人',
        '状态',
        '处置期限',
        '协作区',
        '重复件的首件',
        '了结日期',
        '关闭日期',
        '分办方式',
        '交叉',
        '反馈情况',
        '反馈期限',
        '反馈日期',
        '反馈签收日期',
        '发现后处理',
        '处置超期',
        '处理结果',
      ],
      0,
    ]);
    // The clue library’s number is the reference of a file that has no other, and then it is not left out.
    expect(
      leftOut(
        ['线索编号', '内容', '受理日期', '姓名', '单位', '管理权限', '状态', '备注', ''],
        placesOf(['线索编号', '内容', '受理日期', '姓名', '单位', '管理权限', '状态', '备注', ''], {}),
      ),
    ).toEqual({ notTakenIn: ['状态'], unknownColumns: 1 });
  });

  it('a file of version 2 says 当前处置方式, in codes', () => {
    const places = placesOf([...version1.slice(0, 13), '当前处置方式'], {});
    expect([places.mode, ledgerColumns.mode.cell.read('initial-verification')]).toEqual([13, 'initial-verification']);
  });

  it('codes stand under their Chinese terms, moments as days in China', async () => {
    expect(await lineOf(received)).toMatchObject({
      来源: '信访举报',
      状态: '处置方式待批准',
      处置方式: null,
      处置期限: '2020-07-11',
      管理权限: '县管',
      村干部: '否',
      优先: '否',
      处置超期: '是',
      问题类型: null,
    });
    const decided = {
      ...received,
      mode: 'talk-inquiry',
      disposedOn: '2020-07-01',
      disposalInTime: true,
      problemTypes: ['conduct', 'duty-crime'],
    } as unknown as ExportedClue;
    expect(await lineOf(decided)).toMatchObject({
      处置方式: '谈话函询',
      处置日期: '2020-07-01',
      处置超期: '否',
      问题类型: '作风问题、职务犯罪',
    });
  });

  it('3.16: each person’s facts stand in their order, with a dash for whoever has none', async () => {
    const two = {
      ...received,
      subjects: [person('s1'), person('s2')],
      facts: { s2: { level: 'county', filed: '2020-07-01', sanctioned: '2020-08-01', form: 2, recoveredFen: 1_234_50 } },
      outcomes: [{ subjectId: 's2', expected: 'file', decided: 'file', reference: 'x' }],
    } as unknown as ExportedClue;
    expect(await lineOf(two)).toMatchObject({
      立案日期: '—、2020-07-01',
      立案层级: '—、县级',
      处分日期: '—、2020-08-01',
      四种形态: '—、第二种形态',
      追缴金额: '—、1234.50元',
      留置日期: null,
      处理结果: '—、立案',
      管理权限: '县管',
    });
  });

  it('says how it is handled, whether it was crossed and raised, and where the feedback stands', async () => {
    const empty = { 分办方式: null, 交叉: null, 提级: '否', 反馈情况: null, 反馈期限: null, 反馈日期: null, 反馈签收日期: null };
    expect(await lineOf(received)).toMatchObject(empty);
    expect(await lineOf(routed)).toMatchObject({ ...empty, 分办方式: '协办', 交叉: '是', 提级: '是' });
    expect(await lineOf(concluded)).toMatchObject({ 交叉: '否', 反馈情况: '待反馈', 反馈期限: '2020-08-31' });
    expect(await lineOf({ ...concluded, feedbackGivenOn: '2020-08-02' })).toMatchObject({ 反馈情况: '已反馈', 反馈日期: '2020-08-02' });
    expect(await lineOf({ ...concluded, feedbackGivenOn: '2020-08-02', feedbackAcknowledgedOn: '2020-08-03' })).toMatchObject({
      反馈情况: '已签收',
      反馈签收日期: '2020-08-03',
    });
  });
});
