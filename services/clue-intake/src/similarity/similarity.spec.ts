import { duplicateReasons, duplicateWeights } from './duplicates.js';
import { bigramsOf, likeness, signatureOf } from './similarity.js';

const text = '反映某镇养老服务中心主任虚报人数、套取补贴资金,账目长期不公开。';
const reworded = '举报某镇养老服务中心主任虚报人数,套取补贴资金,账目长期不公开!';
const other = '某局科长在出租汽车检测中收受红包礼金';
const pair = (two: string) => (two.charCodeAt(0) << 16) | two.charCodeAt(1);
const as = (clueId: string, summary: string, more: object = {}) => ({
  clueId,
  receivedOn: '2020-06-11',
  persons: ['张三\nmhk.unit-1'],
  names: ['张三'],
  institutions: [],
  units: ['mhk.unit-1'],
  pairs: bigramsOf(summary),
  ...more,
});

describe('similarity of Chinese texts', () => {
  it('pairs of characters, each once, without what separates them', () => {
    expect(bigramsOf('检移〔2020〕1号')).toEqual(['检移', '移2', '20', '02', '01', '1号'].map(pair));
    expect([bigramsOf(''), bigramsOf('张'), bigramsOf('张,三 A')]).toEqual([[], [], ['张三', '三a'].map(pair)]);
  });

  it('every pair is a number that a column of 32 bits holds, also of rare characters', () => {
    const rare = bigramsOf('𠮷野家、𠮷野');
    expect(rare).toHaveLength(3);
    for (const value of [...rare, ...bigramsOf(text), ...signatureOf(bigramsOf(text))]) expect(value).toBe(value | 0);
  });

  it('reworded texts are alike and share a part of their signature; other texts are not and do not', () => {
    const [one, two, three] = [text, reworded, other].map(bigramsOf) as [readonly number[], readonly number[], readonly number[]];
    expect(likeness(one, two)).toBeGreaterThan(0.7);
    expect(likeness(one, three)).toBeLessThan(0.1);
    const common = (a: readonly number[], b: readonly number[]) =>
      signatureOf(a).filter((element) => signatureOf(b).includes(element)).length;
    expect(common(one, two)).toBeGreaterThan(4);
    expect(common(one, three)).toBe(0);
    expect(signatureOf(one)).toEqual(signatureOf([...one].reverse()));
  });
});

describe('reasons for a duplicate', () => {
  it('B1.8: same person, same unit, near in time and alike in text: everything that speaks for it is named, and the score is their sum', () => {
    const { score, reasons } = duplicateReasons(as('a', text), as('b', reworded, { receivedOn: '2020-06-21' }));
    expect(reasons.map(({ kind }) => kind)).toEqual(['same-person', 'same-unit', 'near-in-time', 'alike-in-text']);
    expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
    expect(score).toBeGreaterThan(80);
  });

  it('B1.8: a namesake elsewhere counts less than the same person; a stranger’s old matter counts nothing', () => {
    const namesake = duplicateReasons(as('a', text), as('b', other, { persons: ['张三\npj.unit-9'], units: ['pj.unit-9'] }));
    expect(namesake.reasons.map(({ kind }) => kind)).toEqual([
      'same-name',
      'near-in-time',
      ...(namesake.reasons.length > 2 ? ['alike-in-text'] : []),
    ]);
    expect(namesake.score).toBeLessThan(duplicateWeights.samePerson);
    expect(
      duplicateReasons(
        as('a', text),
        as('b', '完全无关', { persons: ['李四\nx'], names: ['李四'], units: ['x'], receivedOn: '2015-01-01' }),
      ),
    ).toEqual({ score: 0, reasons: [] });
  });
});
