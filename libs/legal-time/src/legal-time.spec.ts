import fc from 'fast-check';
import {
  addDays,
  addMonths,
  chineseCalendar,
  dateInChina,
  deadline,
  extend,
  isAfter,
  isOverdue,
  pause,
  resume,
  ruleInForce,
  timeLimits,
  warningBand,
} from './index.js';

const dueOn = (ruleId: string, date: string) =>
  dateInChina(deadline(ruleInForce(timeLimits, ruleId, date), `${date}T09:00:00+08:00`).dueAt);
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('legal time', () => {
  it('B1.2: one month from 11 June 2020 would end on a Saturday and ends on Monday 13 July, at the end of the day in China', () => {
    const set = deadline(ruleInForce(timeLimits, 'B1.2', '2020-06-11'), '2020-06-11T09:30:00+08:00');
    expect(set).toEqual({
      ruleId: 'B1.2',
      version: '1',
      clause: '监督执纪工作规则第二十一条:收到线索之日起一个月内提出处置意见并报批',
      calendar: { id: 'cn-public-holidays', version: 'chinese-days-1.5.7' },
      startedAt: '2020-06-11T01:30:00.000Z',
      dueAt: '2020-07-13T15:59:59.999Z',
    });
  });

  it('B1.6: five working days skip the Spring Festival of 2020, which was extended to 2 February', () => {
    expect(dueOn('B1.6', '2020-01-22')).toBe('2020-02-06');
  });

  it('B1.9: a Saturday that is a make-up day counts as a working day', () => {
    // 2020-09-27 (Sunday) and 2020-10-10 (Saturday) were worked for the National Day holiday of 1 to 8 October.
    expect(dueOn('B1.9', '2020-09-25')).toBe('2020-10-09');
  });

  it('B1.12: a limit in months ends on the last day of a shorter month, also in leap years', () => {
    expect(addMonths('2019-11-30', 3)).toBe('2020-02-29');
    expect(addMonths('2018-11-30', 3)).toBe('2019-02-28');
    expect(addMonths('2020-01-31', 1)).toBe('2020-02-29');
    expect(addMonths('2020-12-31', 2)).toBe('2021-02-28');
  });

  it('B4.7: a bar of years ends with its day, also on a day off', () => {
    expect(dueOn('B4.7', '2020-06-11')).toBe('2023-06-11'); // a Sunday
    expect(dueOn('B4.7', '2020-10-01')).toBe('2023-10-01'); // National Day
    expect(dueOn('B4.7', '2020-02-29')).toBe('2023-02-28');
    expect(ruleInForce(timeLimits, 'B4.7', '2025-05-31')).toMatchObject({ version: '2018', limit: { amount: 3, unit: 'years' } });
    expect(ruleInForce(timeLimits, 'B4.7', '2025-06-01')).toMatchObject({ version: '2024' });
  });

  it('B3.1: a round that started before the regulations of 2024 keeps its two months, a later one has six', () => {
    expect(ruleInForce(timeLimits, 'B3.1', '2020-06-20')).toMatchObject({ version: '2015', limit: { amount: 2 } });
    expect(ruleInForce(timeLimits, 'B3.1', '2024-02-18')).toMatchObject({ version: '2015' });
    expect(ruleInForce(timeLimits, 'B3.1', '2024-02-19')).toMatchObject({ version: '2024', limit: { amount: 6 } });
  });

  it('given an unknown rule, or a day before its first version, then it says so', () => {
    expect(() => ruleInForce(timeLimits, 'B9.9', '2020-01-01')).toThrow('B9.9');
    expect(() => ruleInForce(timeLimits, 'B1.2', '1900-01-01')).toThrow('1900-01-01');
  });

  it('B2.15: the time for supplements does not count', () => {
    const set = deadline(ruleInForce(timeLimits, 'B2.15', '2020-06-15'), '2020-06-15T09:00:00+08:00');
    expect(dateInChina(set.dueAt)).toBe('2020-07-15');
    const paused = pause(set, '2020-07-01T10:00:00+08:00');
    expect(isOverdue(paused, '2021-01-01T00:00:00Z')).toBe(false);
    const resumed = resume(paused, '2020-07-10T10:00:00+08:00');
    expect(resumed).toMatchObject({ excludedDays: 9 });
    expect(resumed.pausedAt).toBeUndefined();
    expect(dateInChina(resumed.dueAt)).toBe('2020-07-24');
    expect(() => resume(set, '2020-07-10T10:00:00+08:00')).toThrow(RangeError);
    expect(() => pause(paused, '2020-07-02T10:00:00+08:00')).toThrow(RangeError);
  });

  it('B2.15: an extension with approval counts from the present end and keeps rule and version', () => {
    const set = deadline(ruleInForce(timeLimits, 'B2.15', '2020-06-15'), '2020-06-15T09:00:00+08:00');
    expect(extend(set, { amount: 1, unit: 'months' })).toMatchObject({ ruleId: 'B2.15', version: '1', dueAt: '2020-08-17T15:59:59.999Z' });
    expect(() => extend(set, { amount: 0, unit: 'months' })).toThrow(RangeError);
  });

  it('B2.9: a limit in hours runs from the moment itself', () => {
    const rule = {
      ruleId: 'B2.9',
      version: '1',
      effectiveFrom: '2025-06-01',
      limit: { amount: 12, unit: 'hours' as const },
      clause: { zh: '强制到案十二小时', en: '12 hours' },
      confidence: 'H' as const,
    };
    expect(deadline(rule, '2026-01-01T08:15:00+08:00').dueAt).toBe('2026-01-01T12:15:00.000Z');
  });

  it('B1.23: blue, yellow three days before the end, red after it', () => {
    expect(warningBand('2020-07-13T15:59:59.999Z', '2020-07-01T00:00:00Z')).toBe('blue');
    expect(warningBand('2020-07-13T15:59:59.999Z', '2020-07-11T00:00:00Z')).toBe('yellow');
    expect(warningBand('2020-07-13T15:59:59.999Z', '2020-07-13T16:00:00Z')).toBe('red');
  });

  it('a business date is compared in China: 23:00 UTC is already the next day there', () => {
    expect(isAfter('2020-06-12', '2020-06-11T15:59:59Z')).toBe(true);
    expect(isAfter('2020-06-12', '2020-06-11T16:00:00Z')).toBe(false);
  });

  it('every deadline ends on a working day, after its start, and later starts never end earlier', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('B1.2', 'B1.6', 'B1.12', 'B1.15', 'B3.4', 'B6.2'),
        (date, later, ruleId) => {
          const due = dueOn(ruleId, date);
          expect(chineseCalendar.isWorkingDay(due)).toBe(true);
          expect(due > date).toBe(true);
          expect(dueOn(ruleId, addDays(date, later)) >= due).toBe(true);
        },
      ),
    );
  });

  it('pausing and resuming on the same day changes nothing', () => {
    fc.assert(
      fc.property(day, (date) => {
        const set = deadline(ruleInForce(timeLimits, 'B2.15', date), `${date}T09:00:00+08:00`);
        expect(resume(pause(set, `${date}T10:00:00+08:00`), `${date}T11:00:00+08:00`).dueAt).toBe(set.dueAt);
      }),
    );
  });

  it('rule ids and versions are unique, and amounts positive whole numbers', () => {
    const keys = timeLimits.map((rule) => `${rule.ruleId}@${rule.version}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const rule of timeLimits) expect(Number.isInteger(rule.limit.amount) && rule.limit.amount > 0).toBe(true);
  });
});
