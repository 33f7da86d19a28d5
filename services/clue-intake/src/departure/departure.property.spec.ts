import fc from 'fast-check';
import { dateInChina } from '@liandong/legal-time';
import { departureGrounds, secrecyPosts } from '../rules/departure-terms.js';
import { lawful } from '@liandong/testing/lawful';
import { departure, departureActions } from './departure.decider.js';
import type { DepartureEvent } from './departure.events.js';

/** On both sides of the law of 2024, and of a leap day; one in the future. */
const day = fc.constantFrom('2024-02-28', '2024-02-29', '2025-05-31', '2025-06-01', '2025-12-31', '2026-01-02', '2026-03-01');
const people = ['mhk-cadre', 'mhk-inv-1'];
const departures = lawful(
  departure,
  {
    actions: departureActions,
    ends: [],
    refusals: ['departure.date-before', 'departure.date-in-future', 'departure.not-allowed', 'departure.own-record', 'departure.unknown'],
  },
  {
    data: {
      record: fc.record({
        organisationId: fc.constant('mhk'),
        personId: fc.constant('mhk-inv-1'),
        ground: fc.constantFrom(...departureGrounds),
        post: fc.constantFrom(...secrecyPosts),
        departedOn: day,
      }),
      'record-return': fc.record({ returnedOn: day }),
    },
    by: fc.constantFrom(...people).map((personId) => ({ personId, organisationId: 'mhk.cadre-supervision', role: 'cadre-supervisor' })),
    at: fc.constant('2026-01-10T02:00:00.000Z'),
  },
);
const dayOf = ({ type, data }: DepartureEvent) => (type === 'OfficerDeparted' ? data.departedOn : data.returnedOn);
/** Told apart from the code under test. */
const yearsLater = (date: string, years: number) =>
  `${String(Number(date.slice(0, 4)) + years)}${years > 0 && date.endsWith('02-29') ? '-02-28' : date.slice(4)}`;
const secrecyYears = { core: 3, important: 2, general: 1, none: undefined };

describe('departure: whoever leaves and comes back in whatever order', () => {
  departures.itIsLawful();

  it('B4.7: who resigned or retired is barred for three years from that day by the law of that day, nobody else; secrecy follows the post', () => {
    departures.check((steps) => {
      for (const event of steps.flatMap(({ events }) => events)) {
        if (event.type !== 'OfficerDeparted') continue;
        const { ground, post, departedOn, bar, secrecy } = event.data;
        const barred = ground === 'resigned' || ground === 'retired';
        expect(bar && [dateInChina(bar.dueAt), bar.version]).toEqual(
          barred ? [yearsLater(departedOn, 3), departedOn < '2025-06-01' ? '2018' : '2024'] : null,
        );
        expect(secrecy && dateInChina(secrecy.dueAt)).toBe(
          secrecyYears[post] === undefined ? null : yearsLater(departedOn, secrecyYears[post]),
        );
        for (const limit of [bar, secrecy]) if (limit) expect(event.rules).toContainEqual({ ruleId: limit.ruleId, version: limit.version });
      }
    });
  });

  it('B4.7: leaving and coming back alternate, each on a day that follows, recorded by somebody else', () => {
    departures.check((steps) => {
      const history = steps.flatMap(({ events }) => events);
      history.forEach((event, index) => {
        expect(event.type).toBe(index % 2 === 0 ? 'OfficerDeparted' : 'OfficerReappointed');
        if (index > 0) expect(dayOf(event) >= dayOf(history[index - 1]!)).toBe(true);
        expect(event.data.recordedBy).not.toBe('mhk-inv-1');
      });
    });
  });
});
