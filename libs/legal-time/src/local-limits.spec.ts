import { limitFrom, limitInForce, type LocalTimeLimit, setLocalLimits } from './index.js';

const row = (more: Partial<LocalTimeLimit> = {}): LocalTimeLimit => ({
  organisationId: 'tianlin', ruleId: 'B1.2', version: 'tianlin-2021', effectiveFrom: '2021-01-01', limit: { amount: 15, unit: 'days' }, clause: { zh: '田林:十五日内', en: 'Tianlin: within 15 days' }, confidence: 'L', ...more,
});

describe('limits of an organisation’s own', () => {
  afterEach(() => setLocalLimits([]));

  it('B1.2: given 田林’s fifteen days, then they hold for it and those below it, from their day on; elsewhere and before the month holds', () => {
    setLocalLimits([row()]);
    expect(limitFrom('B1.2', '2021-03-01', 'tianlin')).toMatchObject({ ruleId: 'B1.2', version: 'tianlin-2021', clause: '田林:十五日内', dueAt: '2021-03-16T15:59:59.999Z' });
    expect(limitFrom('B1.2', '2021-03-01', 'tianlin.room-1').version).toBe('tianlin-2021');
    for (const organisationId of ['tianlin2', 'baise', undefined]) expect(limitFrom('B1.2', '2021-03-01', organisationId)).toMatchObject({ dueAt: '2021-04-01T15:59:59.999Z' });
    expect(limitFrom('B1.2', '2020-12-31', 'tianlin').version).not.toBe('tianlin-2021');
  });

  it('given a new version, then an earlier date keeps the earlier one; the nearest organisation’s own counts', () => {
    setLocalLimits([row(), row({ version: 'tianlin-2022', effectiveFrom: '2022-01-01', limit: { amount: 10, unit: 'days' } }), row({ organisationId: 'tianlin.room-1', version: 'room', limit: { amount: 7, unit: 'days' } })]);
    expect(['2021-06-01', '2022-06-01'].map((date) => limitInForce('B1.2', date, 'tianlin').version)).toEqual(['tianlin-2021', 'tianlin-2022']);
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
    expect(() => setLocalLimits([row({ ruleId: 'B1.12', limit: { amount: 1, unit: 'months' } })])).toThrow('no local limit is looked for under B1.12');
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
});
