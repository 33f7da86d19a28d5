import { kindNamed, kindsBetween, nearestTerms, problemTypesOn, problemTypeTerm } from './problem-types.js';
import { nationalAreaOf, nationalProblemTypes, type ProblemType } from './problem-types.table.js';
import { type LocalProblemType } from './local-problem-types.js';
import { noLocalRules, setLocalRules } from './local-rules.js';

const day = '2024-06-11';
const kinds = kindsBetween(day, day);
const local = (more: Partial<LocalProblemType> = {}): LocalProblemType => ({
  organisationId: 'mhk',
  version: 'mhk-2020',
  effectiveFrom: '2020-01-01',
  clause: { zh: '本地', en: 'local' },
  code: 'local-subsidies',
  zh: '惠农补贴问题',
  parent: 'mass-discipline',
  ...more,
});

describe('B1.22: the table of problem types', () => {
  afterEach(() => setLocalRules(noLocalRules));

  it('has two levels: six disciplines, duty violations, duty crimes, other offences and others, each with kinds; every kind has its provision', () => {
    const { types } = problemTypesOn(day);
    expect(types.filter(({ parent }) => parent === null).map(({ zh }) => zh)).toEqual([
      '违反党纪',
      '政治纪律',
      '组织纪律',
      '廉洁纪律',
      '群众纪律',
      '工作纪律',
      '生活纪律',
      '职务违法类',
      '职务犯罪类',
      '其他违法犯罪',
      '其他',
    ]);
    for (const area of types.filter(({ parent }) => parent === null))
      expect(types.filter(({ parent }) => parent === area.code).length).toBeGreaterThanOrEqual(2);
    expect(types.filter(({ clause }) => clause.zh === '' || clause.en === '')).toEqual([]);
    expect(kinds.filter(({ parent }) => parent === 'duty-crimes').map(({ zh }) => zh)).toEqual([
      '贪污贿赂',
      '滥用职权',
      '玩忽职守',
      '权力寻租',
      '利益输送',
      '徇私舞弊',
      '浪费国家资财',
      '职务犯罪',
    ]);
  });

  it('a code, a term or another name means one kind; none of them holds what separates several in a cell', () => {
    const named = nationalProblemTypes
      .filter(({ parent }) => parent !== null)
      .flatMap(({ code, zh, aliases }) => [...new Set([code, zh, ...aliases])]);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
    expect(named.filter((name) => /[、;;,,\s]/.test(name))).toEqual([]);
    expect(new Set(nationalProblemTypes.map(({ code }) => code)).size).toBe(nationalProblemTypes.length);
  });

  it.each([
    ['discipline', 'party-discipline'],
    ['duty-violation', 'duty-violations'],
    ['duty-crime', 'duty-crimes'],
    ['neglect-of-duty', 'work-discipline'],
    ['conduct', 'party-discipline'],
    ['public-interest', 'other-problems'],
  ])('of the six first words %s is a kind under %s, on every day', (code, parent) => {
    expect(nationalAreaOf(code)).toBe(parent);
    for (const date of ['1980-01-01', '2017-12-31', day]) expect(kindsBetween(date, date).map((one) => one.code)).toContain(code);
  });

  it('given a day before the Supervision Law, then the first table; since then that of 2018', () => {
    expect(problemTypesOn('2018-03-19')).toMatchObject({ version: 'first' });
    expect(problemTypesOn('2018-03-19').types.map(({ code }) => code)).not.toContain('gifts');
    expect(problemTypesOn('2018-03-20')).toMatchObject({ version: '2018' });
  });

  it.each([
    ['收受礼品礼金', 'gifts'],
    ['违规公款吃喝', 'banquets'],
    ['侵害群众利益', 'harming-the-masses'],
    ['不履职', 'neglect-of-duty'],
    ['公益', 'public-interest'],
    ['conduct', 'conduct'],
    ['违反廉洁纪律', 'integrity-other'],
    ['廉洁纪律', 'integrity-other'],
    ['职务犯罪', 'duty-crime'],
    ['违反党纪', 'discipline'],
    ['天气', undefined],
  ])('a ledger’s %s', (word, code) => expect(kindNamed(kinds, word)?.code).toBe(code));

  it('what is nearest to a word that means nothing; of one that shares nothing, what remains of each area', () => {
    expect(nearestTerms(kinds, '收礼金')[0]).toBe('收受礼品礼金');
    expect(nearestTerms(kinds, '收礼金').length).toBeLessThanOrEqual(5);
    expect(nearestTerms(kinds, 'xyz')).toEqual([
      '违纪',
      '其他违反政治纪律行为',
      '其他违反组织纪律行为',
      '其他违反廉洁纪律行为',
      '其他违反群众纪律行为',
      '其他违反工作纪律行为',
      '其他违反生活纪律行为',
      '职务违法',
      '职务犯罪',
      '其他违法犯罪行为',
      '其他问题',
    ]);
  });

  it('B1.25: an own kind and own names bind the organisation and those below it, from their day on', () => {
    setLocalRules({ problemTypes: [local(), local({ code: 'gifts', zh: undefined, parent: undefined, aliases: ['烟酒'] })] });
    expect(kindNamed(kindsBetween(day, day, 'mhk.case-management'), '惠农补贴问题')).toMatchObject({
      code: 'local-subsidies',
      parent: 'mass-discipline',
      version: 'mhk-2020',
    });
    expect(kindNamed(kindsBetween(day, day, 'mhk'), '烟酒')?.code).toBe('gifts');
    for (const [organisation, date] of [
      ['pj', day],
      [undefined, day],
      ['mhk', '2019-12-31'],
    ] as const)
      expect(kindNamed(kindsBetween(date, date, organisation), '惠农补贴问题')).toBeUndefined();
  });

  it('a retired kind takes nothing that came in since, and still what came in before', () => {
    setLocalRules({ problemTypes: [local(), local({ version: 'mhk-2023', effectiveFrom: '2023-01-01', retired: true })] });
    expect(problemTypesOn('2023-01-01', 'mhk').retired.map(({ code }) => code)).toEqual(['local-subsidies']);
    const codes = (receivedOn: string) => kindsBetween(receivedOn, day, 'mhk').map(({ code }) => code);
    expect([codes('2022-12-31').includes('local-subsidies'), codes('2023-01-01').includes('local-subsidies')]).toEqual([true, false]);
  });

  it('a national kind that a later row retires goes the same way', () => {
    const [retired] = nationalProblemTypes
      .filter(({ code }) => code === 'levies')
      .map((row): ProblemType => ({ ...row, version: '2030', effectiveFrom: '2030-01-01', retired: true }));
    const table = problemTypesOn('2030-01-01', undefined, [...nationalProblemTypes, retired!]);
    expect([table.version, table.retired.map(({ code }) => code), table.types.some(({ code }) => code === 'levies')]).toEqual([
      '2030',
      ['levies'],
      false,
    ]);
  });

  it.each([
    ['an own kind without an area', { parent: undefined }, /problemTypes\.0: .*parent/],
    ['an area that there is not', { parent: 'gifts' }, /problemTypes\.0: .*parent/],
    ['a code that a later national row might have', { code: 'subsidies' }, /problemTypes\.0: .*local-/],
    ['another term for a national kind', { code: 'gifts' }, /problemTypes\.0: of gifts/],
    ['a national kind that is retired', { code: 'gifts', zh: undefined, parent: undefined, retired: true }, /problemTypes\.0: of gifts/],
    [
      'names of an area',
      { code: 'mass-discipline', zh: undefined, parent: undefined, aliases: ['群众'] },
      /problemTypes\.0: of mass-discipline/,
    ],
    ['a name that means something else', { aliases: ['吃拿卡要'] }, /problemTypes\.0: 吃拿卡要 names another/],
  ] as const)('given %s, then the rows are refused', (_what, more, message) => {
    expect(() => setLocalRules({ problemTypes: [local(more as Partial<LocalProblemType>)] })).toThrow(message);
  });

  it('given one code of two organisations, then each, and whoever is below it, has it called as it says; anybody else has it called at all', () => {
    setLocalRules({
      problemTypes: [
        local(),
        local({ organisationId: 'pj', zh: '征地拆迁问题', effectiveFrom: '2019-01-01' }),
        local({ organisationId: 'pj', zh: '征地补偿问题', version: 'pj-2022', effectiveFrom: '2022-01-01' }),
        local({ organisationId: 'pj', code: 'local-other', zh: '河道采砂问题' }),
      ],
    });
    const called = (organisationId?: string) => problemTypeTerm('local-subsidies', organisationId);
    expect(['mhk', 'mhk.township-1', 'pj', 'pj.zone-1'].map(called)).toEqual([
      '惠农补贴问题',
      '惠农补贴问题',
      '征地补偿问题',
      '征地补偿问题',
    ]);
    expect([called(), called('elsewhere')]).toEqual(['征地补偿问题', '征地补偿问题']);
    expect([problemTypeTerm('local-other', 'mhk'), problemTypeTerm('local-none', 'mhk')]).toEqual(['河道采砂问题', 'local-none']);
    const [national] = nationalProblemTypes;
    expect(problemTypeTerm(national!.code, 'mhk')).toBe(problemTypeTerm(national!.code));
  });

  it('given two own kinds of one name, then they are refused where they meet, and not in two places', () => {
    expect(() => setLocalRules({ problemTypes: [local(), local({ organisationId: 'mhk.township-1', code: 'local-other' })] })).toThrow(
      /problemTypes\.0/,
    );
    expect(() => setLocalRules({ problemTypes: [local(), local({ organisationId: 'pj', code: 'local-other' })] })).not.toThrow();
  });
});
