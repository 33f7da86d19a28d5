import { given } from '@liandong/testing';
import { collaborationPlan } from '../../collaboration-plan/collaboration-plan.decider.js';
import type { CollaborationPlanEvent } from '../../collaboration-plan/collaboration-plan.events.js';
import { meihekouPlan } from '../../collaboration-plan/plan.fixtures.js';
import { arrangementOn, figuresOf } from '../../collaboration-plan/plan-on-date.js';
import { project } from '../project.fixtures.js';
import { zoneBoard } from './zone-board.projection.js';

const adopted: CollaborationPlanEvent = { type: 'PlanAdopted', data: { ...meihekouPlan, version: 1, adoptedBy: 'mhk-principal' } };
const history: readonly CollaborationPlanEvent[] = [
  adopted,
  {
    type: 'MemberMoved',
    data: { version: 2, organisationId: 'mhk.township-1', fromZoneId: 'mhk.zone-1', toZoneId: 'mhk.zone-2', movedOn: '2020-05-01' },
  },
  { type: 'MemberLeft', data: { version: 3, organisationId: 'mhk.township-2', zoneId: 'mhk.zone-1', leftOn: '2020-05-02' } },
  {
    type: 'MemberJoined',
    data: { version: 4, organisationId: 'mhk.township-2', kind: 'township', zoneId: 'mhk.zone-3', joinedOn: '2020-05-03' },
  },
  {
    type: 'LeadChanged',
    data: { version: 5, zoneId: 'mhk.zone-1', leadPersonId: 'mhk-lead-2', formerLeadPersonId: 'mhk-lead-1', changedOn: '2020-05-04' },
  },
  { type: 'LiaisonRoomChanged', data: { version: 6, zoneId: 'mhk.zone-1', liaisonRoomId: 'mhk.room-2', changedOn: '2020-05-05' } },
  {
    type: 'GroupChanged',
    data: {
      version: 7,
      zoneId: 'mhk.zone-1',
      group: { groupId: 'mhk.group-1-9', name: '组', memberIds: ['mhk.room-1'] },
      changedOn: '2020-05-06',
    },
  },
  {
    type: 'PlanAdopted',
    data: {
      ...meihekouPlan,
      title: '新方案',
      adoptedOn: '2020-06-01',
      zones: meihekouPlan.zones.slice(0, 2),
      version: 8,
      adoptedBy: 'mhk-principal',
    },
  },
];

describe('zone board', () => {
  it('after every event the row says the same as the plan, for every day', () => {
    for (let length = 1; length <= history.length; length += 1) {
      const { status: _status, ...state } = given(collaborationPlan, history.slice(0, length)).state;
      expect(project(zoneBoard, 'collaborationPlan-mhk', history.slice(0, length))).toEqual({ ...state, revision: length - 1 });
    }
  });

  it('0.2: given a later plan, then an earlier day still has its own zones and figures', () => {
    const row = project(zoneBoard, 'collaborationPlan-mhk', history);
    const zones = (day: string) => figuresOf(arrangementOn(row, day)!, row.coordinatorIds);
    expect([zones('2020-03-02'), zones('2020-06-01')]).toMatchObject([
      { zones: 4, groups: 10, bodies: 42, coordinatingRooms: 1 },
      { zones: 2 },
    ]);
    expect(row).toMatchObject({ title: '新方案', version: 8, organisationId: 'mhk' });
  });

  it('the columns of the table are those of the row', () => {
    expect(Object.keys(project(zoneBoard, 'collaborationPlan-mhk', [adopted])).toSorted()).toEqual(
      Object.keys(zoneBoard.table.columns).toSorted(),
    );
  });
});
