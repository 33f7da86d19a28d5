import fc from 'fast-check';
import { dateInChina } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { quarterlyList, quarterlyListActions } from './quarterly-list.decider.js';

/** The last day for each, by the fifteen days that the rule gives where nothing else is said; an end on a day off moves to the next working day. */
const lastDays: Readonly<Record<string, string>> = { '2025q4': '2026-01-15', '2026q1': '2026-04-15', '2026q2': '2026-07-15' };
const line = fc.record({
  clueId: fc.constantFrom('c1', 'c2', 'c3'),
  revision: fc.nat(9),
  number: fc.constant('信〔2026〕1号'),
  reference: fc.constant('r'),
  mode: fc.constantFrom('close' as const, 'hold' as const),
});
const people = [
  ['system:clue-intake', 'automation'],
  ['director', 'case-director'],
  ['reception', 'reception-officer'],
].map(([personId, role]) => ({ personId: personId!, organisationId: 'mhk', role: role! }));
const lists = lawful(
  quarterlyList,
  { actions: quarterlyListActions, ends: [], refusals: ['quarterly-list.not-allowed', 'quarterly-list.unknown'] },
  {
    data: {
      enter: fc.record({ organisationId: fc.constant('mhk'), quarter: fc.constantFrom(...Object.keys(lastDays)), line }),
      send: fc.constant({}),
      receive: fc.constant({}),
    },
    by: fc.constantFrom(...people),
    at: fc.constantFrom('2026-01-15T15:59:59.999Z', '2026-01-15T16:00:00.000Z', '2026-04-14T16:00:00.000Z', '2026-07-20T02:00:00.000Z'),
  },
);

describe('quarterly list: whatever is entered, sent and received in whatever order', () => {
  lists.itIsLawful();

  it('B1.11: owed once, for its quarter, within fifteen days of its end by the version in force; every clue stands in it once', () => {
    lists.check((steps) => {
      const history = steps.flatMap(({ events }) => events);
      const owed = history.filter((event) => event.type === 'QuarterlyListOwed');
      expect(owed.length).toBe(history.length > 0 ? 1 : 0);
      for (const { data, rules } of owed) {
        expect(dateInChina(data.sendBy.dueAt)).toBe(lastDays[data.quarter]);
        expect(rules).toEqual([{ ruleId: data.sendBy.ruleId, version: data.sendBy.version }]);
      }
      const entered = history.flatMap((event) => (event.type === 'QuarterlyDisposalEntered' ? [event.data.clueId] : []));
      expect(new Set(entered).size).toBe(entered.length);
      expect(steps.at(-1)!.after.clueIds).toEqual(entered);
    });
  });

  it('B1.11: what is sent and received names all lines that stand there; what is entered later is owed again', () => {
    lists.check((steps) => {
      for (const { before, command, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'QuarterlyDisposalEntered') expect(after.status).toBe('owed');
          if (event.type === 'QuarterlyListSent')
            expect([before.status, event.data.lines, event.data.inTime]).toEqual([
              'owed',
              before.clueIds.length,
              dateInChina(command.at) <= lastDays[before.quarter!]!,
            ]);
          if (event.type === 'QuarterlyListReceived') expect([before.status, event.data.lines]).toEqual(['sent', before.clueIds.length]);
        }
      }
    });
  });
});
