import type { Person, StaffRosterEvent } from '../../staff-roster/staff-roster.events.js';
import { personOn } from '../../staff-roster/staff-roster.state.js';
import { project } from '../project.fixtures.js';
import { staffBoard } from './staff-board.projection.js';

const chen: Person = { personId: 'mhk-inv-1', name: '陈查', organisationId: 'mhk.room-1', affiliation: 'commission', duty: 'staff' };
const history: readonly StaffRosterEvent[] = [
  { type: 'RosterOpened', data: { organisationId: 'mhk' } },
  { type: 'PersonListed', data: { ...chen, from: '2020-03-02' } },
  { type: 'PersonListed', data: { ...chen, organisationId: 'mhk.room-2', from: '2020-05-01' } },
  { type: 'PersonReleased', data: { personId: chen.personId, releasedOn: '2020-06-01' } },
];

describe('staff board', () => {
  it('given a person who moved and left, then every day has its own answer', () => {
    const row = project(staffBoard, 'staffRoster-mhk', history);
    expect(row).toMatchObject({ organisationId: 'mhk', revision: 3 });
    expect(
      ['2020-03-01', '2020-03-02', '2020-05-01', '2020-06-01'].map((day) => personOn(row, chen.personId, day)?.organisationId),
    ).toEqual([undefined, 'mhk.room-1', 'mhk.room-2', undefined]);
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(project(staffBoard, 'staffRoster-mhk', history)).toSorted()).toEqual(
      Object.keys(staffBoard.table.columns).toSorted(),
    );
  });
});
