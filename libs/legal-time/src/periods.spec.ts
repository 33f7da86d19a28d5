import { momentsOf, periodAround, periodBefore, type PeriodKind, periodNamed } from './periods.js';

const days = (name: string) => {
  const period = periodNamed(name);
  return period && [period.kind, period.first, period.last];
};

describe('periods', () => {
  it.each([
    ['2020', ['year', '2020-01-01', '2020-12-31']],
    ['2020-Q1', ['quarter', '2020-01-01', '2020-03-31']],
    ['2020-Q4', ['quarter', '2020-10-01', '2020-12-31']],
    ['2020-02', ['month', '2020-02-01', '2020-02-29']],
    ['2020-W01', ['week', '2019-12-30', '2020-01-05']],
    ['2020-W53', ['week', '2020-12-28', '2021-01-03']],
    ['2020-02-29', ['day', '2020-02-29', '2020-02-29']],
  ])('%s', (name, expected) => expect(days(name)).toEqual(expected));

  it.each(['2020-Q5', '2020-13', '2021-W53', '2020-W00', '2021-02-29', '20', '2020-6', 'x'])('%s is none', (name) =>
    expect(periodNamed(name)).toBeUndefined(),
  );

  it.each(['day', 'week', 'month', 'quarter', 'year'] as const)(
    'a %s begins when the one before it ends, and is found by its name',
    (kind: PeriodKind) => {
      let period = periodAround(kind, '2021-01-15');
      for (let step = 0; step < 60; step += 1) {
        expect(periodNamed(period.name)).toEqual(period);
        const before = periodBefore(period);
        expect(momentsOf(before).until).toBe(momentsOf(period).before);
        period = before;
      }
    },
  );
});
