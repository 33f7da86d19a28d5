import fc from 'fast-check';
import { type Deadline, deadline, extend, pause, resume } from './deadline.js';
import { ruleInForce } from './rules.js';
import { timeLimits } from './time-limits.js';
import { type WarningLine, warningMoments } from './warning-lines.js';

const months = (band: WarningLine['band'], from: WarningLine['from'], amount: number): WarningLine => ({
  band,
  from,
  distance: { amount, unit: 'months' },
});
const threeDays: WarningLine = { band: 'yellow', from: 'end', distance: { amount: 3, unit: 'days' } };
const since = (start: string, rule = 'B1.12'): Deadline => deadline(ruleInForce(timeLimits, rule, start), `${start}T00:00:00.000+08:00`);
/** By day in China, since every moment here ends with its day. */
const days = (limit: Deadline, lines: readonly WarningLine[]) =>
  warningMoments(limit, lines).map(({ stage, at }) => `${stage} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)}`);

describe('B1.23: when the colours of a limit change', () => {
  it('B1.23: lines after the start (长武), each at the end of its day', () => {
    expect(days(since('2026-01-05'), [months('blue', 'start', 1), months('yellow', 'start', 2)])).toEqual([
      'blue 2026-02-05',
      'yellow 2026-03-05',
      'overdue 2026-04-08',
    ]);
  });

  it('B1.23: lines before the end (兴安 counts the months left, 奎屯 three days)', () => {
    expect(days(since('2026-01-05'), [months('yellow', 'end', 2), months('red', 'end', 1), threeDays])).toEqual([
      'yellow 2026-02-07',
      'red 2026-03-07',
      'overdue 2026-04-08',
    ]);
    expect(days(since('2026-01-05'), [threeDays])).toEqual(['yellow 2026-04-04', 'overdue 2026-04-08']);
  });

  it('B1.23: a line that lies outside the limit is none; the limit’s own end always counts', () => {
    expect(days(since('2026-01-05'), [months('blue', 'end', 3), months('red', 'start', 6)])).toEqual([
      'blue 2026-01-07',
      'overdue 2026-04-08',
    ]);
    expect(days(since('2026-01-05', 'B1.2'), [months('red', 'end', 2), months('yellow', 'start', 2)])).toEqual(['overdue 2026-02-06']);
  });

  it('B1.23: a paused limit warns of nothing; resumed, its lines have moved by the days that do not count; extended, those before its end', () => {
    const limit = since('2026-01-05');
    const paused = pause(limit, '2026-01-10T02:00:00.000Z');
    expect(warningMoments(paused, [threeDays])).toEqual([]);
    const lines = [months('blue', 'start', 1), threeDays];
    expect(days(resume(paused, '2026-01-20T02:00:00.000Z'), lines)).toEqual(['blue 2026-02-15', 'yellow 2026-04-14', 'overdue 2026-04-18']);
    expect(days(extend(limit, { amount: 3, unit: 'months' }), lines)).toEqual([
      'blue 2026-02-05',
      'yellow 2026-07-04',
      'overdue 2026-07-08',
    ]);
  });

  it('every colour comes once at most, after the start and not after the end; overdue comes last', () => {
    const line = fc.record({
      band: fc.constantFrom('blue' as const, 'yellow' as const, 'red' as const),
      from: fc.constantFrom('start' as const, 'end' as const),
      distance: fc.record({
        amount: fc.integer({ min: 1, max: 40 }),
        unit: fc.constantFrom('months' as const, 'days' as const, 'hours' as const),
      }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('2026-01-05', '2024-02-29', '2026-12-31'), (lines, start) => {
        const limit = since(start);
        const moments = warningMoments(limit, lines);
        expect(new Set(moments.map(({ stage }) => stage)).size).toBe(moments.length);
        for (const { stage, at } of moments)
          expect(at > limit.startedAt && (stage === 'overdue' ? Date.parse(at) === Date.parse(limit.dueAt) + 1 : at <= limit.dueAt)).toBe(
            true,
          );
      }),
    );
  });
});
