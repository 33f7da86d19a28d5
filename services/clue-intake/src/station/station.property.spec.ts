import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { memberPosts, station, stationActions, stationDuties, type StationEvent, stationKinds } from './station.decider.js';

/** The last one in the future. */
const day = fc.constantFrom('2022-05-01', '2022-05-09', '2022-05-10', '2022-05-10', '2022-05-11', '2022-05-12');
const complete = memberPosts.map((post) => ({ name: '甲', post }));
const members = fc.constantFrom(complete, complete, complete, complete.slice(1), []);
const stations = lawful(
  station,
  {
    actions: stationActions,
    ends: ['closed'],
    again: ['change-members'],
    refusals: [
      'station.date-before',
      'station.commission-unfit',
      'station.date-in-future',
      'station.duties-missing',
      'station.members-missing',
      'station.not-allowed',
    ],
  },
  {
    data: {
      open: fc.record({
        kind: fc.constantFrom(...stationKinds),
        name: fc.constant('某站'),
        organisationId: fc.constant('mhk.township-1'),
        commissionId: fc.constantFrom(undefined, undefined, 'upper', 'pj'),
        members,
        duties: fc.constantFrom([...stationDuties], [...stationDuties], ['minor-powers' as const]),
        openedOn: day,
      }),
      'change-members': fc.record({ members, changedOn: day }),
      close: fc.record({ reason: fc.constant('撤并'), closedOn: day }),
    },
    by: fc.constantFrom('d', 'e').map((personId) => ({ personId, organisationId: 'mhk', role: 'case-director' })),
    at: fc.constant('2022-05-11T02:00:00.000Z'),
    asks: 20,
  },
);
function dayOf(event: StationEvent): string {
  return event.type === 'StationOpened'
    ? event.data.openedOn
    : event.type === 'StationMembersChanged'
      ? event.data.changedOn
      : event.data.closedOn;
}

describe('station: whatever becomes of it in whatever order', () => {
  stations.itIsLawful();

  it('2.13: a work station has all three kinds of members as long as it exists, and all three duties', () => {
    stations.check((steps) => {
      for (const { after, events } of steps) {
        for (const event of events) {
          if (after.kind !== 'work-station' || event.type === 'StationClosed') continue;
          expect(new Set(event.data.members.map(({ post }) => post))).toEqual(new Set(memberPosts));
          if (event.type === 'StationOpened') expect(event.data.duties).toEqual(stationDuties);
        }
      }
    });
  });

  it('nothing happens to it before it was opened or after it was closed; its days follow each other', () => {
    stations.check((steps) => {
      const history = steps.flatMap(({ events }) => events);
      expect(history.findIndex(({ type }) => type === 'StationClosed')).toBe(
        history.at(-1)?.type === 'StationClosed' ? history.length - 1 : -1,
      );
      expect(history.map(dayOf)).toEqual(history.map(dayOf).sort());
    });
  });
});
