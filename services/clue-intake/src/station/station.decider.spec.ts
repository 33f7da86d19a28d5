import { given } from '@liandong/testing';
import { type Opening, station, type StationCommand, type StationEvent, stationDuties } from './station.decider.js';

const by = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const ask = (type: StationCommand['type'], data: object) => ({ type, data, by, at: '2022-05-11T02:00:00.000Z' }) as StationCommand;
const members = [
  { name: '甲', post: 'township-cadre' as const },
  { name: '乙', post: 'village-discipline-member' as const },
  { name: '丙', post: 'village-supervision-chair' as const },
];
const opening: Opening = {
  kind: 'work-station',
  name: '华店镇华中社区纪检监察工作站',
  organisationId: 'mhk.township-1',
  members,
  duties: [...stationDuties],
  openedOn: '2022-05-11',
};
const opened: StationEvent = { type: 'StationOpened', data: { ...opening, openedBy: by.personId } };

describe('station', () => {
  it('2.13: a work station opens with the three kinds of members and the three duties, not before its day', () => {
    given(station, []).when(ask('open', opening)).then([opened]);
    expect(
      given(station, [])
        .when(ask('open', { ...opening, members: members.slice(1) }))
        .thenRefused('station.members-missing'),
    ).toMatchObject({ refusal: { details: { posts: ['township-cadre'] } } });
    given(station, [])
      .when(ask('open', { ...opening, duties: ['minor-powers'] }))
      .thenRefused('station.duties-missing');
    given(station, [])
      .when(ask('open', { ...opening, openedOn: '2022-05-12' }))
      .thenRefused('station.date-in-future');
    given(station, [opened]).when(ask('open', opening)).thenRefused('station.not-allowed');
  });

  it('2.13: it neither changes nor closes before it was opened, nor closes before its members changed', () => {
    given(station, [opened])
      .when(ask('change-members', { members, changedOn: '2022-05-10' }))
      .thenRefused('station.date-before');
    given(station, [opened])
      .when(ask('close', { reason: '撤并', closedOn: '2022-05-10' }))
      .thenRefused('station.date-before');
    const early: StationEvent = { type: 'StationOpened', data: { ...opening, openedOn: '2022-05-01', openedBy: by.personId } };
    const changed: StationEvent = { type: 'StationMembersChanged', data: { members, changedOn: '2022-05-09', changedBy: by.personId } };
    given(station, [early, changed])
      .when(ask('close', { reason: '撤并', closedOn: '2022-05-08' }))
      .thenRefused('station.date-before');
    given(station, [early, changed])
      .when(ask('close', { reason: '撤并', closedOn: '2022-05-09' }))
      .thenTypes('StationClosed');
  });

  it('2.4: a direct-report point needs neither', () => {
    const point = { ...opening, kind: 'direct-report-point' as const, members: [], duties: [] };
    given(station, [])
      .when(ask('open', point))
      .then([{ type: 'StationOpened', data: { ...point, openedBy: by.personId } }]);
  });

  it('2.4: a point that reports straight to a higher commission is set up by one that stands over the township’s own, and belongs to that', () => {
    const point = { ...opening, kind: 'direct-report-point' as const, members: [], duties: [], commissionId: 'upper' };
    const straight: StationEvent = {
      type: 'StationOpened',
      data: { ...point, openedBy: by.personId },
      rules: [{ ruleId: 'commissions', version: 'upper-2017' }],
    };
    given(station, []).when(ask('open', point)).then([straight]);
    expect([station.owner!(given(station, [straight]).state), station.owner!(given(station, [opened]).state)]).toEqual([
      'upper',
      'mhk.township-1',
    ]);
    const { commissionId: _own, ...own } = point;
    given(station, [])
      .when(ask('open', { ...point, commissionId: 'mhk' }))
      .then([{ type: 'StationOpened', data: { ...own, openedBy: by.personId } }]);
    // One that stands over nobody, one that did not yet, a county’s own commission, a work station.
    for (const unfit of [
      { ...point, commissionId: 'pj' },
      { ...point, openedOn: '2017-01-07' },
      { ...point, organisationId: 'mhk' },
      { ...opening, commissionId: 'upper' },
    ]) {
      given(station, []).when(ask('open', unfit)).thenRefused('station.commission-unfit');
    }
  });

  it('members change as a whole and stay complete; a closed station stays closed', () => {
    given(station, [opened])
      .when(ask('change-members', { members, changedOn: '2022-05-11' }))
      .then([{ type: 'StationMembersChanged', data: { members, changedOn: '2022-05-11', changedBy: by.personId } }]);
    given(station, [opened])
      .when(ask('change-members', { members: [], changedOn: '2022-05-11' }))
      .thenRefused('station.members-missing');
    const closed: StationEvent = { type: 'StationClosed', data: { reason: '撤并', closedOn: '2022-05-11', closedBy: by.personId } };
    given(station, [opened])
      .when(ask('close', { reason: '撤并', closedOn: '2022-05-11' }))
      .then([closed]);
    given(station, [opened, closed])
      .when(ask('close', { reason: '撤并', closedOn: '2022-05-11' }))
      .thenRefused('station.not-allowed');
  });
});
