import { given } from '@liandong/testing';
import { staffRoster, type StaffRosterCommand } from './staff-roster.decider.js';
import type { Person, StaffRosterEvent } from './staff-roster.events.js';
import { personOn } from './staff-roster.state.js';

const at = '2020-07-01T02:00:00.000Z';
const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const chen: Person = { personId: 'mhk-inv-1', name: '陈查', organisationId: 'mhk.room-1', affiliation: 'commission', duty: 'staff' };
const zhu: Person = {
  personId: 'mhk-inv-8',
  name: '朱检',
  organisationId: 'mhk.procuratorate',
  affiliation: 'partner-agency',
  duty: 'staff',
};

const list = (persons: Person[], from = '2020-03-02') =>
  ({ type: 'list-persons', data: { organisationId: 'mhk', from, persons }, by: director, at }) as StaffRosterCommand;
const release = (personId: string, releasedOn: string) =>
  ({ type: 'release-person', data: { personId, releasedOn }, by: director, at }) as StaffRosterCommand;
const opened: StaffRosterEvent = { type: 'RosterOpened', data: { organisationId: 'mhk' } };
const listed = (person: Person, from = '2020-03-02'): StaffRosterEvent => ({ type: 'PersonListed', data: { ...person, from } });
const history = [opened, listed(chen), listed(zhu)];

describe('staff roster', () => {
  it('given nothing, when persons are listed, then the roster is opened with them', () => {
    given(staffRoster, [])
      .when(list([chen, zhu]))
      .then(history);
    given(staffRoster, []).when(list([])).thenNothing();
  });

  it('given listed persons, when they are listed again, then only what is new is an entry', () => {
    given(staffRoster, history)
      .when(list([chen, zhu], '2020-06-01'))
      .thenNothing();
    const transferred = { ...chen, organisationId: 'mhk.room-2' };
    given(staffRoster, history)
      .when(list([transferred, zhu], '2020-06-01'))
      .then([listed(transferred, '2020-06-01')]);
  });

  it('given a person who changed the home organisation and left, then each day has its own answer', () => {
    const transferred = listed({ ...chen, organisationId: 'mhk.room-2' }, '2020-05-01');
    const { state } = given(staffRoster, [
      ...history,
      transferred,
      { type: 'PersonReleased', data: { personId: chen.personId, releasedOn: '2020-06-01' } },
    ]);
    const home = (day: string) => personOn(state, chen.personId, day)?.organisationId;
    expect([
      home('2020-03-01'),
      home('2020-03-02'),
      home('2020-04-30'),
      home('2020-05-01'),
      home('2020-05-31'),
      home('2020-06-01'),
    ]).toEqual([undefined, 'mhk.room-1', 'mhk.room-1', 'mhk.room-2', 'mhk.room-2', undefined]);
    expect(personOn(state, 'nobody', '2020-06-01')).toBeUndefined();
  });

  it('given a person, when released, then the release counts once and may not lie before the last entry', () => {
    given(staffRoster, history)
      .when(release(chen.personId, '2020-06-01'))
      .then([{ type: 'PersonReleased', data: { personId: chen.personId, releasedOn: '2020-06-01' } }]);
    given(staffRoster, history).when(release(chen.personId, '2020-03-01')).thenRefused('staff-roster.before-last-entry');
    given(staffRoster, history).when(release('nobody', '2020-06-01')).thenRefused('staff-roster.unknown-person');
    given(staffRoster, [...history, { type: 'PersonReleased', data: { personId: chen.personId, releasedOn: '2020-06-01' } }])
      .when(release(chen.personId, '2020-06-02'))
      .thenNothing();
  });

  it('given bad input, then it is refused: dates in the future or before the last entry, a person twice, own staff of another commission', () => {
    given(staffRoster, [])
      .when(list([chen], '2020-07-02'))
      .thenRefused('staff-roster.date-in-future');
    given(staffRoster, history).when(release(chen.personId, '2020-07-02')).thenRefused('staff-roster.date-in-future');
    given(staffRoster, history)
      .when(list([{ ...chen, duty: 'deputy' }], '2020-03-01'))
      .thenRefused('staff-roster.before-last-entry');
    given(staffRoster, [])
      .when(list([chen, chen]))
      .thenRefused('staff-roster.person-repeated');
    given(staffRoster, [])
      .when(list([{ ...chen, organisationId: 'mhk2.room-1' }]))
      .thenRefused('staff-roster.foreign-organisation');
    given(staffRoster, []).when(release(chen.personId, '2020-06-01')).thenRefused('staff-roster.not-allowed');
  });
});
