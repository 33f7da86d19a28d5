import {
  extendedBy,
  limitFrom,
  limitInForce,
  limitSince,
  localRows,
  localRuleIds,
  type LocalRules,
  type LocalTimeLimit,
  nationalRuleIds,
  noLocalRules,
  setLocalRules,
  timeLimits,
} from './index.js';

const row = (more: Partial<LocalTimeLimit> = {}): LocalTimeLimit => ({
  organisationId: 'tianlin',
  ruleId: 'B1.2',
  version: 'tianlin-2021',
  effectiveFrom: '2021-01-01',
  limit: { amount: 15, unit: 'days' },
  clause: { zh: '田林:十五日内', en: 'Tianlin: within 15 days' },
  confidence: 'L',
  ...more,
});

/** Specs of other files in this process go on as they were. */
const standing = Object.fromEntries(Object.keys(noLocalRules).map((section) => [section, localRows(section as keyof LocalRules)]));
const setLocalLimits = (rows: readonly LocalTimeLimit[]) => setLocalRules({ timeLimits: rows });

describe('limits of an organisation’s own', () => {
  afterEach(() => setLocalRules(standing));

  it('B1.2: given 田林’s fifteen days, then they hold for it and those below it, from their day on; elsewhere and before the month holds', () => {
    setLocalLimits([row()]);
    expect(limitFrom('B1.2', '2021-03-01', 'tianlin')).toMatchObject({
      ruleId: 'B1.2',
      version: 'tianlin-2021',
      clause: '田林:十五日内',
      dueAt: '2021-03-16T15:59:59.999Z',
    });
    expect(limitFrom('B1.2', '2021-03-01', 'tianlin.room-1').version).toBe('tianlin-2021');
    for (const organisationId of ['tianlin2', 'baise', undefined])
      expect(limitFrom('B1.2', '2021-03-01', organisationId)).toMatchObject({ dueAt: '2021-04-01T15:59:59.999Z' });
    expect(limitFrom('B1.2', '2020-12-31', 'tianlin').version).not.toBe('tianlin-2021');
  });

  it('given a new version, then an earlier date keeps the earlier one; the nearest organisation’s own counts', () => {
    setLocalLimits([
      row(),
      row({ version: 'tianlin-2022', effectiveFrom: '2022-01-01', limit: { amount: 10, unit: 'days' } }),
      row({ organisationId: 'tianlin.room-1', version: 'room', limit: { amount: 7, unit: 'days' } }),
    ]);
    expect(['2021-06-01', '2022-06-01'].map((date) => limitInForce('B1.2', date, 'tianlin').version)).toEqual([
      'tianlin-2021',
      'tianlin-2022',
    ]);
    expect(limitInForce('B1.2', '2022-06-01', 'tianlin.room-1.desk').version).toBe('room');
  });

  it('given thirty-one days for a month of the law, then in February the law’s comes first; a rule for which nobody looks is refused', () => {
    setLocalLimits([row({ limit: { amount: 31, unit: 'days' } })]);
    expect(limitFrom('B1.2', '2021-03-01', 'tianlin')).toMatchObject({ version: 'tianlin-2021', dueAt: '2021-04-01T15:59:59.999Z' });
    expect(limitFrom('B1.2', '2021-02-01', 'tianlin')).toMatchObject({ dueAt: '2021-03-01T15:59:59.999Z' });
    expect(limitFrom('B1.2', '2021-02-01', 'tianlin').version).not.toBe('tianlin-2021');
    // Whatever its version is called.
    setLocalLimits([row({ version: '1', limit: { amount: 31, unit: 'days' } })]);
    expect(limitFrom('B1.2', '2021-02-01', 'tianlin')).toMatchObject({ dueAt: '2021-03-01T15:59:59.999Z' });
    expect(() => setLocalLimits([row({ ruleId: 'B4.7', limit: { amount: 1, unit: 'years' } })])).toThrow(
      'timeLimits.0: no local limit is looked for under B4.7',
    );
  });

  it('given a limit of no rule, one that is longer than the law, or one version twice, then none of the rows is taken', () => {
    setLocalLimits([row()]);
    expect(() => setLocalLimits([row({ ruleId: 'B9.99' })])).toThrow(/B9\.99/);
    expect(() => setLocalLimits([row({ limit: { amount: 2, unit: 'months' } })])).toThrow('longer than B1.2 allows');
    expect(() => setLocalLimits([row(), row()])).toThrow('there twice');
    expect(limitInForce('B1.2', '2021-06-01', 'tianlin').version).toBe('tianlin-2021');
    // A default of ours may be longer elsewhere.
    expect(() => setLocalLimits([row({ ruleId: 'B1.11', limit: { amount: 30, unit: 'days' } })])).not.toThrow();
  });

  it('each limit about clues, enquiries and leavers may have a row of the organisation, or it is said why not', () => {
    const known = [...new Set(timeLimits.map(({ ruleId }) => ruleId))].filter((ruleId) =>
      /^0\.14|^B1\.|^B2\.36|^3\.14|^B3\.4|^B4\.[67]|^enquiry/.test(ruleId),
    );
    expect([...localRuleIds, ...Object.keys(nationalRuleIds)].sort()).toEqual(known.sort());
  });

  it('given a row of its own, then a limit from a moment and an extension follow it, and never pass the law’s', () => {
    setLocalLimits([
      row({ ruleId: 'B1.2-approval-deputy', limit: { amount: 1, unit: 'days' } }),
      row({ ruleId: 'B1.12-extension', effectiveFrom: '2020-07-01', limit: { amount: 91, unit: 'days' } }),
    ]);
    expect(limitSince('B1.2-approval-deputy', '2021-03-01T02:00:00.000Z', 'tianlin')).toMatchObject({
      version: 'tianlin-2021',
      startedAt: '2021-03-01T02:00:00.000Z',
      dueAt: '2021-03-02T15:59:59.999Z',
    });
    const set = (date: string) => limitFrom('B1.12', date);
    // From 1 March three months have 92 days, from 20 January 90.
    expect(extendedBy('B1.12-extension', set('2020-12-01'), '2021-03-01', 'tianlin')).toMatchObject({
      rule: { version: 'tianlin-2021' },
      deadline: { dueAt: '2021-05-31T15:59:59.999Z' },
    });
    expect(extendedBy('B1.12-extension', set('2020-10-20'), '2021-01-20', 'tianlin')).toMatchObject({
      rule: { version: '1' },
      deadline: { dueAt: '2021-04-20T15:59:59.999Z' },
    });
    expect(extendedBy('B1.12-extension', set('2020-12-01'), '2021-03-01').rule.version).toBe('1');
  });

  it('given one version or one day twice, then it is said where, and nothing is taken', () => {
    const commission = {
      organisationId: 'upper',
      version: '1',
      effectiveFrom: '2021-01-01',
      clause: { zh: '本地', en: 'local' },
      level: 'prefecture' as const,
      over: ['a'],
    };
    expect(() => setLocalRules({ commissions: [commission, { ...commission, effectiveFrom: '2022-01-01' }] })).toThrow(
      'commissions.1: upper 1 is there twice',
    );
    expect(() => setLocalRules({ commissions: [commission, { ...commission, version: '2' }] })).toThrow(
      'commissions.1: upper 2021-01-01 is there twice',
    );
    expect(localRows('commissions')).not.toContain(commission);
  });
});
