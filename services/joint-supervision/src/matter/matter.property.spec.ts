import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { matter, matterActions } from './matter.decider.js';
import type { LegFacts } from './matter.events.js';
import { isOpen, legOf } from './matter.state.js';

const leg: LegFacts = { kind: 'clue', legId: 'k1', title: '某事', organisationId: 'mhk.case-management', source: 'clue-intake' };
/** A clue and its verification share the id. */
const legs = fc.constantFrom<LegFacts[]>(
  leg,
  { ...leg, kind: 'verification', organisationId: 'mhk' },
  { ...leg, kind: 'case', legId: 'k2' },
);
const moment = fc.nat(23).map((hour) => `2020-06-11T${String(hour).padStart(2, '0')}:00:00.000Z`);
const reason = fc.constantFrom('办结', '回头看');
const date = fc.constantFrom('2020-06-12', '2020-06-20', '2020-07-02');

const matters = lawful(
  matter,
  {
    actions: matterActions,
    ends: [],
    refusals: ['matter.date-in-future', 'matter.legs-open', 'matter.not-allowed', 'matter.reopened-before-closure'],
  },
  {
    data: {
      'open-leg': fc.tuple(legs, moment).map(([one, openedAt]) => ({ ...one, openedAt })),
      'close-leg': fc.record({ leg: legs, closedAt: moment, reason }).map(({ leg: one, ...closed }) => ({ ...one, ...closed })),
      close: fc.record({ reason, closedOn: date }),
      reopen: fc.record({ reason, reopenedOn: date }),
    },
    by: fc.constant({ personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' }),
    at: fc.constant('2020-07-01T02:00:00.000Z'),
  },
);

describe('matter: whatever is told and asked in whatever order', () => {
  matters.itIsLawful();

  it('1.31: it is never closed with an open leg; its closures are counted and stay, however often it is reopened', () => {
    matters.check((steps) => {
      for (const { before, after, events } of steps) {
        if (after.status === 'closed') expect(after.legs.filter(isOpen)).toEqual([]);
        expect(after.closures.slice(0, before.closures.length)).toEqual(before.closures);
        expect(after.closures.length - after.reopenings.length).toBe(after.status === 'closed' ? 1 : 0);
        for (const event of events)
          if (event.type === 'MatterClosed')
            expect([event.data.closure, event.data.legs]).toEqual([before.closures.length + 1, before.legs.length]);
      }
    });
  });

  it('a leg stands as its newest moments say, whichever was told first', () => {
    matters.check((steps) => {
      for (const { after } of steps.slice(-1)) {
        for (const one of after.legs) {
          const told = steps.flatMap(({ command }) =>
            (command.type === 'open-leg' || command.type === 'close-leg') &&
            command.data.kind === one.kind &&
            command.data.legId === one.legId
              ? [command]
              : [],
          );
          const opened = told.flatMap(({ type, data }) => (type === 'open-leg' ? [data.openedAt] : [])).sort();
          const closed = told.flatMap(({ type, data }) => (type === 'close-leg' ? [data.closedAt] : [])).sort();
          expect([one.openedAt, one.closedAt]).toEqual([opened.at(-1), closed.at(-1)]);
        }
      }
    });
  });

  it('a leg once known stays known, in its place, and the first opens the matter for its commission', () => {
    matters.check((steps) => {
      for (const { before, after } of steps) {
        before.legs.forEach((one, index) => expect(legOf(after.legs, one)).toBe(after.legs[index]));
        if (after.status !== 'none') expect(after.organisationId).toBe('mhk');
      }
    });
  });
});
