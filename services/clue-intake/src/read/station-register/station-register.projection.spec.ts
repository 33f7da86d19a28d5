import { type Opening, type StationEvent, stationDuties } from '../../station/station.decider.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { stationRegister } from './station-register.projection.js';

const opening: Opening = {
  kind: 'work-station',
  name: '华中社区纪检监察工作站',
  organisationId: 'mhk.township-1',
  members: [{ name: '甲', post: 'township-cadre' }],
  duties: [...stationDuties],
  openedOn: '2022-05-11',
};
const opened = (more: Partial<Opening> = {}): StationEvent => ({ type: 'StationOpened', data: { ...opening, ...more, openedBy: 'd' } });
const members = [{ name: '乙', post: 'village-supervision-chair' as const }];
const history: readonly StationEvent[] = [
  opened(),
  { type: 'StationMembersChanged', data: { members, changedOn: '2022-05-12', changedBy: 'd' } },
  { type: 'StationClosed', data: { reason: '撤并', closedOn: '2022-05-13', closedBy: 'd' } },
];

describe('register of stations', () => {
  itIsAReadModel(stationRegister, ['station-s1', history]);

  it('2.13: members as they are, until the day on which it is closed', () => {
    expect(
      rowAfterEach(stationRegister, ['station-s1', history]).map((row) => [
        row.members.map(({ name }) => name),
        row.closedOn,
        row.revision,
      ]),
    ).toEqual([
      [['甲'], null, 0],
      [['乙'], null, 1],
      [['乙'], '2022-05-13', 2],
    ]);
  });

  it('2.4: its reports go to the commission of its township, or to the higher one that set it up, also where an event of before says nothing about it', () => {
    const commission = (event: StationEvent) => rowAfterEach(stationRegister, ['station-s1', [event]])[0]!.commissionId;
    expect([commission(opened()), commission(opened({ commissionId: 'upper' }))]).toEqual(['mhk', 'upper']);
  });
});
