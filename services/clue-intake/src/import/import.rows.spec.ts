import { useDemoRules } from '@liandong/service-kit/testing';
import { ledgerColumns, takenFields } from '../ledger/ledger.columns.js';
import { dateOf } from '../ledger/ledger.dates.js';
import { placesOf } from './import.columns.js';
import { head, line, type OldLine } from '../testing/old-ledgers.js';
import { textOfRowError } from './import.errors.js';
import { frameOf, judgeRow } from './import.rows.js';

const places = placesOf(head, {});
const frame = frameOf({
  organisationId: 'mhk',
  source: { kind: 'petition' as const, agencyId: 'mhk' },
  by: { personId: 'p', organisationId: 'mhk', role: 'intake-officer' },
  at: '2020-06-11T02:00:00.000Z',
});
const judged = (one: OldLine) => judgeRow(line(one), places, frame);

describe('signs that look alike', () => {
  const several = { number: '旧1', names: '张三\uff1b李四' };

  it.each(['县管\uff1b省管', '县管\uff0c市管', '县管/省管', '县管 市管', '县管(省管)'])(
    'B1.7: %s names the upper level: nothing is taken in',
    (level) => expect(judged({ ...several, level })).toEqual({ errors: [{ column: 'managedBy', code: 'clue.direct-forward' }] }),
  );

  it('B1.7: whoever’s level is not said, or is more than one, does not become the county’s', () => {
    expect(judged({ ...several, level: '县管\uff1b\u2014' })).toMatchObject({
      errors: [{ column: 'managedBy', code: 'import.value-missing' }],
    });
    expect(judged({ number: '旧1', level: '县管某' })).toMatchObject({ errors: [{ column: 'managedBy', code: 'import.value-unknown' }] });
  });

  it('names with a full-width semicolon are several persons', () => {
    expect(judged({ ...several, level: '县管' })).toMatchObject({ row: { subjects: [{ name: '张三' }, { name: '李四' }] } });
  });
});

describe('a row of an old ledger', () => {
  it('becomes the clue that it tells of, its old number kept as the reference', () => {
    expect(judged({ number: '旧1', source: '检察机关移送', names: '张某、李某', level: '村级', on: '2019/6/3' })).toEqual({
      row: {
        organisationId: 'mhk',
        source: { kind: 'procuratorate', agencyId: 'mhk', reference: '旧1' },
        title: '反映其履职不力',
        summary: '反映其履职不力',
        receivedOn: '2019-06-03',
        priority: false,
        raisedLevel: false,
        subjects: ['张某', '李某'].map((name, index) => ({
          subjectId: `s${index + 1}`,
          name,
          organisationId: '某镇政府',
          position: '科员',
          managedBy: 'village',
          villageCadre: true,
        })),
      },
    });
  });

  it('B1.7: of a row about the upper level nothing else is said, whatever else is wrong with it', () => {
    expect(judged({ number: '', level: '省管', on: '昨天' })).toEqual({ errors: [{ column: 'managedBy', code: 'clue.direct-forward' }] });
  });

  it.each([
    [{ number: '1', on: '2020-06-12' }, 'receivedOn', 'clue.date-in-future'],
    [{ number: '1', on: '1949-09-30' }, 'receivedOn', 'clue.date-too-early'],
    [{ number: '1', source: '来访' }, 'source', 'clue.origin-unfit'],
    [{ number: 'x'.repeat(101) }, 'reference', 'import.value-too-long'],
  ])('%j is refused by the rules that hold for every clue', (one, column, code) =>
    expect(judged(one)).toEqual({ errors: [{ column, code }] }),
  );

  it.each([
    ['2019-6-3', '2019-06-03'],
    ['2019年12月31日', '2019-12-31'],
    ['20200229', '2020-02-29'],
    ['2019-02-29', undefined],
    ['2019-06-03T08:00:00', '2019-06-03'],
    ['1900.2.29', undefined],
    ['六月三日', undefined],
  ])('the day %s', (text, date) => expect(dateOf(text)).toBe(date));

  describe('B1.22: problem types', () => {
    const withTypes = placesOf([...head, '问题类型'], {});
    const typed = (cell: string) => judgeRow([...line({ number: '1' }), cell], withTypes, frame);
    beforeAll(useDemoRules);

    it.each([
      ['违规吃喝', ['banquets']],
      ['收受礼品礼金、违规公款吃喝', ['gifts', 'banquets']],
      ['廉洁纪律;职务犯罪', ['integrity-other', 'duty-crime']],
      ['conduct', ['conduct']],
      ['失职失责,作风问题', ['neglect-of-duty', 'conduct']],
      ['惠农补贴', ['local-farm-subsidies']],
      ['吃喝 问题', ['banquets']],
    ])('%s is read by term, code or another name, the organisation’s own too', (cell, problemTypes) =>
      expect(typed(cell)).toMatchObject({ row: { past: { problemTypes } } }),
    );

    it('a word that is none is an error of its row, with the terms that come near', () => {
      expect(typed('违规吃喝、收礼金')).toEqual({
        errors: [
          { column: 'problemTypes', code: 'import.problem-type-unknown', nearest: expect.arrayContaining(['收受礼品礼金']) as unknown },
        ],
      });
      expect(textOfRowError({ code: 'import.problem-type-unknown', nearest: ['收受礼品礼金', '违规吃喝'] }).zh).toBe(
        '问题类型表中没有这一类型,相近的有:收受礼品礼金、违规吃喝',
      );
    });
  });

  it('headers: the number goes before the running number; marks and explanations in brackets do not matter', () => {
    expect(places.reference).toBe(1);
    expect(placesOf(['序号', '* 被反映人(姓名)', '工作单位:', '管理权限', '受理日期', '主要内容'], {})).toMatchObject({
      reference: 0,
      subjects: 1,
      unit: 2,
    });
    const headers = takenFields.flatMap((field) => [...ledgerColumns[field].headers]);
    expect(new Set(headers).size).toBe(headers.length);
  });
});
