import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { rosterActions, staffRoster } from './staff-roster.decider.js';
import { affiliations, duties } from './staff-roster.events.js';
import { personOn } from './staff-roster.state.js';

const personId = fc.constantFrom('p1', 'p2', 'p3');
const person = fc.record({
  personId,
  name: fc.constantFrom('陈查', '朱检'),
  organisationId: fc.constantFrom('mhk', 'mhk.room-1', 'mhk.room-2', 'mhk2.room-1'),
  affiliation: fc.constantFrom(...affiliations),
  duty: fc.constantFrom(...duties),
});
/** As they come, so that later ones are not all refused; and one to come. */
const date = fc.constantFrom('2020-03-02', '2020-05-01', '2020-06-01', '2020-06-01', '2020-07-02');

const rosters = lawful(
  staffRoster,
  {
    actions: rosterActions,
    ends: [],
    refusals: [
      'staff-roster.before-last-entry',
      'staff-roster.date-in-future',
      'staff-roster.foreign-organisation',
      'staff-roster.not-allowed',
      'staff-roster.person-repeated',
      'staff-roster.unknown-person',
    ],
  },
  {
    data: {
      'list-persons': fc.record({
        organisationId: fc.constant('mhk'),
        from: date,
        persons: fc.oneof(
          { weight: 3, arbitrary: fc.array(person, { maxLength: 1 }) },
          { weight: 1, arbitrary: fc.array(person, { maxLength: 3 }) },
        ),
      }),
      'release-person': fc.record({ personId, releasedOn: date }),
    },
    by: fc.constant({ personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' }),
    at: fc.constant('2020-07-01T02:00:00.000Z'),
  },
);

describe('staff roster: whoever is listed and released in whatever order', () => {
  rosters.itIsLawful();

  it('3.13: entries only ever grow, in the order of their days: who somebody was on a day that has passed does not change', () => {
    rosters.check((steps) => {
      for (const { before, after, events } of steps) {
        for (const [id, entries] of Object.entries(after.entries)) {
          const earlier = before.entries[id] ?? [];
          expect(entries.slice(0, earlier.length)).toEqual(earlier);
          const days = entries.map(({ from }) => from);
          expect(days).toEqual([...days].sort());
          const since = events.flatMap(({ data }) => ('from' in data ? [data.from] : 'releasedOn' in data ? [data.releasedOn] : []))[0];
          for (const day of ['2020-03-02', '2020-05-01', '2020-06-01'])
            if (since === undefined || day < since) expect(personOn(after, id, day)).toEqual(personOn(before, id, day));
        }
      }
    });
  });

  it('0.13: own staff belongs to the commission, and nobody is listed twice as they stand', () => {
    rosters.check((steps) => {
      for (const { after } of steps)
        for (const entries of Object.values(after.entries))
          entries.forEach(({ person: listed }, index) => {
            if (listed?.affiliation === 'commission') expect(listed.organisationId).toMatch(/^mhk($|\.)/);
            if (index > 0) expect(listed).not.toEqual(entries[index - 1]!.person);
          });
    });
  });
});
