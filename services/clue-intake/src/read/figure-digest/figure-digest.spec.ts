import type { FigureAnswer } from '@liandong/contracts';
import { figureOfPeriod } from './figure-digest.js';

const answer = (...groups: readonly (readonly [string, string, number])[]): FigureAnswer => ({
  figure: 'f',
  title: { zh: '数', en: 'figure' },
  at: {},
  total: 0,
  events: [],
  value: groups.reduce((sum, [, , value]) => sum + value, 0),
  groups: groups.map(([level, source, value]) => ({ dimensions: { level, source }, value })),
});

describe('a figure of a period', () => {
  it('B1.22: what it came to, what changed within the period, and each part of that', () => {
    const before = answer(['county', 'petition', 5], ['township', 'petition', 1]);
    const until = answer(['county', 'petition', 5], ['county', 'audit', 2], ['township', 'petition', 7]);
    expect(figureOfPeriod(before, until, ['level'])).toEqual({
      figure: 'f',
      title: { zh: '数', en: 'figure' },
      standing: 14,
      within: 8,
      groups: [
        { dimensions: { level: 'county' }, standing: 7, within: 2, share: 25 },
        { dimensions: { level: 'township' }, standing: 7, within: 6, share: 75 },
      ],
    });
    expect(figureOfPeriod(before, until).groups.map(({ within }) => within)).toEqual([6, 0, 2]);
  });

  it('B1.22: a group that is gone counts as taken back; where nothing changed there are no shares', () => {
    expect(figureOfPeriod(answer(['county', 'petition', 5]), answer(), ['level']).groups).toEqual([
      { dimensions: { level: 'county' }, standing: 0, within: -5, share: 100 },
    ]);
    expect(figureOfPeriod(answer(['county', 'audit', 1]), answer(['county', 'audit', 1]), ['level']).groups).toMatchObject([
      { within: 0, share: null },
    ]);
  });
});
