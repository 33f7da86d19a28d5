import fc from 'fast-check';
import { type DueMoment, firedLate, reschedule } from './due.js';

const moment = fc.record({
  stage: fc.constantFrom('blue', 'yellow', 'red'),
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-02T08:00:00.000+08:00'),
});
const moments = fc.array(moment, { maxLength: 5 });
const keys = (some: readonly DueMoment[]) => new Set(some.map(({ stage, at }) => `${stage} ${Date.parse(at)}`));

describe('due moments', () => {
  it('what is scheduled and cancelled leads from the one set to the other, and touches nothing else', () => {
    fc.assert(
      fc.property(moments, moments, (before, after) => {
        const { scheduled, cancelled } = reschedule(before, after);
        const held = keys(before);
        for (const key of keys(cancelled)) expect(held.delete(key)).toBe(true);
        for (const key of keys(scheduled)) expect(held.has(key) ? 'scheduled twice' : held.add(key)).toBe(held);
        expect(held).toEqual(keys(after));
      }),
    );
  });

  it('the same instant in another zone is the same moment', () => {
    expect(reschedule([{ stage: 'red', at: '2026-01-02T00:00:00.000Z' }], [{ stage: 'red', at: '2026-01-02T08:00:00.000+08:00' }])).toEqual(
      { scheduled: [], cancelled: [] },
    );
  });

  it('late is more than a minute after the moment', () => {
    expect(firedLate('2026-01-02T00:00:00.000Z', '2026-01-02T00:01:00.000Z')).toBe(false);
    expect(firedLate('2026-01-02T00:00:00.000Z', '2026-01-02T00:01:00.001Z')).toBe(true);
  });
});
