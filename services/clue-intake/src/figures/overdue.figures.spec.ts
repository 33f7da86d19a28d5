import { count } from '@liandong/service-kit/testing';
import { approved } from '../clue/clue.fixtures.js';
import { dueAt, limit, warned } from '../warning/warning.fixtures.js';
import type { WarningEvent } from '../warning/warning.events.js';
import { overdueFigures } from './overdue.figures.js';

const counted = (...history: readonly WarningEvent[]) => count(overdueFigures, { category: 'warning', history });
const exceeded = warned({ overdue: true, band: 'red' });
const firing = { dueAt, firedAt: dueAt, late: false };

describe('figures of what is overdue', () => {
  it('B1.22: a limit is overdue from the moment at which its timer fired, until it is met; that it was exceeded stays', () => {
    expect(counted(warned()).overdue ?? {}).toEqual({});
    expect(counted(warned(), exceeded).overdue).toEqual({ 'disposal mhk.case-management': 1 });
    const met = counted(warned(), exceeded, { type: 'LimitMet', data: { ...firing, overdue: true } });
    expect([met.overdue, met['limits-exceeded']]).toEqual([{}, { disposal: 1 }]);
  });

  it('B1.22: an extended limit is not overdue until its new end has passed', () => {
    const moved: WarningEvent = { type: 'LimitMoved', data: { ...firing, deadline: limit } };
    expect(counted(exceeded, moved).overdue).toEqual({});
    expect(counted(exceeded, moved, exceeded)).toMatchObject({
      overdue: { 'disposal mhk.case-management': 1 },
      'limits-exceeded': { disposal: 2 },
    });
  });

  it('B1.2: the first mode counts by whether it came within the limit, a later one not again', () => {
    const again = [
      ...approved,
      { ...approved.at(-1)!, data: { mode: 'hold', approvedBy: 'p', approvedAt: dueAt, inTime: true } },
    ] as typeof approved;
    expect(count(overdueFigures, { category: 'clue', history: again })['first-disposals']).toEqual({ 'initial-verification true': 1 });
  });
});
