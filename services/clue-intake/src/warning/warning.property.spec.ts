import fc from 'fast-check';
import { extend, type WarningAction } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { warningActions } from './warning.allowed-actions.js';
import { warning } from './warning.decider.js';
import { director, dueAt, limit, limitDue, timer } from './warning.fixtures.js';

const limits = [limit, extend(limit, { amount: 1, unit: 'months' })];
const day = fc.constantFrom('2026-02-02', '2026-02-03', '2026-02-03', '2026-02-04');
const warnings = lawful(
  warning,
  {
    actions: warningActions,
    ends: ['none'],
    own: ['limit-due'],
    again: ['limit-due'],
    refusals: ['warning.date-in-future', 'warning.date-too-early', 'warning.not-allowed', 'warning.not-asked'],
  },
  {
    data: {
      'limit-due': fc
        .record({
          stage: fc.constantFrom('blue', 'yellow', 'red', 'overdue', 'met', 'moved'),
          limit: fc.constantFrom(...limits),
          dueAt: fc.constantFrom(dueAt, '2026-02-03T01:59:30.000Z'),
        })
        .map(({ stage, ...more }) => limitDue(stage, more)),
      'record-call': day.map((calledOn) => ({ personCalled: '周一', note: '已提醒', calledOn })),
      'record-letter': fc.record({
        letter: fc.constantFrom('reminder-letter' as const, 'supervision-letter' as const),
        documentId: fc.constantFrom('d1', 'd2', 'd3'),
      }),
      'record-talk': day.map((heldOn) => ({ personTalkedTo: '周一', note: '约谈', heldOn })),
    },
    by: (type) => fc.constant(type === 'limit-due' ? timer : director),
    at: fc.constant('2026-02-03T02:00:00.000Z'),
  },
);
/** B1.23: call → 提示函 → 督办函 + 约谈. */
const ladder: Readonly<Record<string, readonly WarningAction[]>> = {
  blue: ['call'],
  yellow: ['reminder-letter'],
  red: ['supervision-letter', 'talk'],
};

describe('warning: whatever comes due and is done in whatever order', () => {
  warnings.itIsLawful();

  it('B1.23: of each limit every action is asked for once, by the ladder of its band; call and talk are recorded once for each time they were asked for', () => {
    warnings.check((steps) => {
      let [asked, done, metAbout] = [new Set<string>(), new Set<string>(), undefined as string | undefined];
      for (const event of steps.flatMap(({ events }) => events)) {
        if (event.type === 'ClueWarned') {
          if (metAbout !== undefined && metAbout !== event.data.deadline.dueAt) [asked, done] = [new Set(), new Set()];
          metAbout = undefined;
          expect(event.data.actions).toEqual(ladder[event.data.band]!.filter((action) => !asked.has(action)));
          for (const action of event.data.actions) asked.add(action);
        }
        if (event.type === 'LimitMoved') [asked, done] = [new Set(), new Set()];
        const recorded = event.type === 'ReminderCallMade' ? 'call' : event.type === 'WarningTalkHeld' ? 'talk' : undefined;
        if (recorded !== undefined)
          expect([recorded, asked.has(recorded), done.has(recorded), done.add(recorded).size > 0]).toEqual([recorded, true, false, true]);
        if (event.type === 'LimitMet') metAbout = steps.find(({ events }) => events.includes(event))!.before.deadline!.dueAt;
      }
    });
  });

  it('B1.23: a limit is loud by its stage, late after a minute, with every version that took part; met or moved only where it was warned about', () => {
    warnings.check((steps) => {
      for (const { before, command, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'LimitMet' || event.type === 'LimitMoved') expect(before.status).toBe('open');
          if (event.type !== 'ClueWarned' || command.type !== 'limit-due') continue;
          const { stage, dueAt: due } = command.data;
          expect([event.data.band, event.data.overdue, event.data.late]).toEqual([
            stage === 'overdue' ? 'red' : stage,
            stage === 'overdue',
            due === dueAt,
          ]);
          expect(event.rules!.map(({ ruleId }) => ruleId)).toEqual([event.data.ruleId, 'B1.23:kuitun', 'B1.23-ladder']);
          expect([after.status, after.deadline, after.overdue]).toEqual(['open', event.data.deadline, event.data.overdue]);
        }
      }
    });
  });

  it('B1.23: a document is recorded once, and none is lost', () => {
    warnings.check((steps) => {
      const recorded = steps.flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'WarningLetterDrafted' ? [event.data.documentId] : [])),
      );
      expect(new Set(recorded).size).toBe(recorded.length);
      expect(steps.at(-1)!.after.letters).toEqual(recorded);
    });
  });
});
