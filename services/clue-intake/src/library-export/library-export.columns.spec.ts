import { person } from '../clue/clue.fixtures.js';
import { importColumns, placesOf } from '../import/import.columns.js';
import type { Clue } from '../read/clue-register/clue.entity.js';
import { exportColumns, exportLines } from './library-export.columns.js';

const headers = exportColumns.columns.map(([header]) => header);
/** As version 1 had them: whoever reads a file by place finds them there. */
const before = ['线索编号', '原编号', '标题', '内容', '来源', '移送单位', '收到日期', '被反映人', '单位', '职务', '管理权限', '保管人', '状态', '当前处置方式', '处置期限', '协作区', '优先', '重复件的首件', '了结日期', '关闭日期'];
const added = ['分办方式', '交叉', '提级', '反馈情况', '反馈期限', '反馈日期', '反馈签收日期'];

const received = {
  sourceKind: 'petition', number: '信〔2020〕1号', subjects: [person('s1')], disposalDueAt: new Date('2020-07-11T15:59:59.999Z'), zoneId: null, priority: false, raisedLevel: false, handling: null, crossed: null,
  concludedOn: null, feedbackDueAt: null, feedbackGivenOn: null, feedbackAcknowledgedOn: null,
} as unknown as Clue;
const routed = { ...received, zoneId: 'mhk.zone-2', raisedLevel: true, crossed: { reason: '回避' }, handling: { kind: 'assisted', assistingIds: ['mhk.room-1'] } } as unknown as Clue;
const concluded = { ...routed, crossed: null, concludedOn: '2020-08-01', feedbackDueAt: new Date('2020-08-31T15:59:59.999Z') } as unknown as Clue;

async function lineOf(clue: Clue) {
  for await (const line of exportLines((async function* () { yield await Promise.resolve(clue); })())) return Object.fromEntries(headers.map((header, index) => [header, line[index]]));
  throw new Error('no line');
}

describe('the columns of an exported library', () => {
  it('those of version 1 stand where they stood; what was added comes after them', () => {
    expect([exportColumns.version, headers]).toEqual(['2', [...before, ...added]]);
  });

  it('given an exported file, then the import finds what it found before, and takes none of the rest for a column of its own', () => {
    expect(placesOf(headers, {})).toEqual(placesOf(before, {}));
    const known = Object.values(importColumns).flatMap(({ headers: names }): readonly string[] => names);
    expect(added.filter((header) => known.includes(header))).toEqual([]);
  });

  it('says how it is handled, whether it was crossed and raised, and where the feedback stands', async () => {
    const empty = { 分办方式: null, 交叉: null, 提级: '否', 反馈情况: null, 反馈期限: null, 反馈日期: null, 反馈签收日期: null };
    expect(await lineOf(received)).toMatchObject(empty);
    expect(await lineOf(routed)).toMatchObject({ ...empty, 分办方式: '协办', 交叉: '是', 提级: '是' });
    expect(await lineOf(concluded)).toMatchObject({ 交叉: '否', 反馈情况: '待反馈', 反馈期限: '2020-08-31T15:59:59.999Z' });
    expect(await lineOf({ ...concluded, feedbackGivenOn: '2020-08-02' })).toMatchObject({ 反馈情况: '已反馈', 反馈日期: '2020-08-02' });
    expect(await lineOf({ ...concluded, feedbackGivenOn: '2020-08-02', feedbackAcknowledgedOn: '2020-08-03' })).toMatchObject({ 反馈情况: '已签收', 反馈签收日期: '2020-08-03' });
  });
});
