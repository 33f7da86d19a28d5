import type { WarningEvent } from '../../warning/warning.events.js';
import { dueAt, limit, warned } from '../../warning/warning.fixtures.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { warningRegister } from './warning-register.projection.js';

const firing = { dueAt, firedAt: dueAt, late: false };
const moved: WarningEvent = { type: 'LimitMoved', data: { ...firing, deadline: { ...limit, dueAt: '2026-03-02T15:59:59.999Z' } } };
const met: WarningEvent = { type: 'LimitMet', data: { ...firing, overdue: false } };
const called: WarningEvent = { type: 'ReminderCallMade', data: { personCalled: 'p', note: 'x', calledOn: '2026-02-03', calledBy: 'd' } };
const letter: WarningEvent = { type: 'WarningLetterDrafted', data: { letter: 'reminder-letter', documentId: 'doc1' } };
const talk: WarningEvent = { type: 'WarningTalkHeld', data: { personTalkedTo: 'p', note: 'x', heldOn: '2026-02-04', heldBy: 'd' } };
const history = [
  warned({ actions: ['call'] }),
  called,
  warned({ band: 'red', overdue: true, actions: ['reminder-letter', 'talk'] }),
  letter,
  talk,
  moved,
  met,
];

describe('register of warnings', () => {
  itIsAReadModel(warningRegister, ['warning-w1', history]);

  it('B1.23: what was asked for is pending until it is done; every warning, letter and talk stays readable', () => {
    const rows = rowAfterEach(warningRegister, ['warning-w1', history]);
    expect(rows.map(({ pending }) => pending)).toEqual([['call'], [], ['reminder-letter', 'talk'], ['talk'], [], [], []]);
    expect(rows.at(-1)).toMatchObject({
      warningId: 'w1',
      aboutId: 'c1',
      warnings: [{ band: 'yellow' }, { band: 'red', overdue: true }],
      letters: [{ documentId: 'doc1' }],
      call: { calledBy: 'd' },
      talk: { heldBy: 'd' },
    });
  });

  it('B1.23: a limit that moved is not overdue, and asks for nothing of before; one that was met is met, and open again with the next warning', () => {
    const rows = rowAfterEach(warningRegister, [
      'warning-w1',
      [warned({ band: 'red', overdue: true, actions: ['talk'] }), moved, met, warned()],
    ]);
    expect(rows.map(({ status, overdue, pending }) => [status, overdue, pending])).toEqual([
      ['open', true, ['talk']],
      ['open', false, []],
      ['met', false, []],
      ['open', false, ['reminder-letter']],
    ]);
    expect(rows.map(({ dueAt: due, metAt }) => [due.slice(0, 10), metAt !== null])).toEqual([
      [limit.dueAt.slice(0, 10), false],
      ['2026-03-02', false],
      ['2026-03-02', true],
      [limit.dueAt.slice(0, 10), false],
    ]);
  });
});
