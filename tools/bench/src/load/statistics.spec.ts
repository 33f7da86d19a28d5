import fc from 'fast-check';
import { latency, median, percentile, spread } from './statistics.js';

describe('statistics', () => {
  it('given a hundred values, then each percentile is the value of its rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0.01, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 50, 99, 100]);
  });

  it('given few values, then the 99th percentile is the largest', () => {
    expect(percentile([3, 8], 0.99)).toBe(8);
    expect(percentile([3], 0.5)).toBe(3);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('given durations in any order, then they are sorted as numbers', () => {
    expect(latency([100, 9, 20, 1_000, 3])).toEqual({ p50: 20, p99: 1_000 });
  });

  it('given repeats, then one outlier moves the extreme and not the median', () => {
    expect(spread([10, 12, 900])).toEqual({ median: 12, min: 10, max: 900 });
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('given any values, then a share of at least p lies at or below the percentile, and less than p below it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0.001, max: 1, noNaN: true }), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const value = percentile(sorted, share);
        const below = sorted.filter((one) => one < value).length;
        const upTo = sorted.filter((one) => one <= value).length;
        expect(upTo / sorted.length).toBeGreaterThanOrEqual(share - 1e-9);
        expect(below / sorted.length).toBeLessThan(share);
      }),
    );
  });
});
