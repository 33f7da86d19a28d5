import { count } from '@liandong/service-kit/testing';
import type { CollaborationPlanEvent } from '../collaboration-plan/collaboration-plan.events.js';
import { meihekouPlan } from '../collaboration-plan/plan.fixtures.js';
import { collaborationPlanFigures } from './collaboration-plan.figures.js';

const adopted: CollaborationPlanEvent = { type: 'PlanAdopted', data: { ...meihekouPlan, version: 1, adoptedBy: 'mhk-director' } };
const counted = (...history: readonly CollaborationPlanEvent[]) =>
  count(collaborationPlanFigures, { category: 'collaborationPlan', id: 'mhk', history });
const ofMeihekou = {
  zones: { '': 4 },
  groups: { '': 10 },
  bodies: { 'coordinating-room': 1, 'department-room': 9, 'dispatched-group': 8, township: 24 },
};

describe('figures of the collaboration plans', () => {
  it('0.2: given the plan of Meihekou, then 4 zones, 10 groups and 1 + 9 + 8 + 24 bodies count; adopted once more, no more than that', () => {
    expect(counted(adopted)).toEqual(ofMeihekou);
    expect(counted(adopted, { ...adopted, data: { ...adopted.data, title: '修订', version: 2 } } as CollaborationPlanEvent)).toEqual(
      ofMeihekou,
    );
  });

  it('given a later plan with fewer zones, a body that leaves and one that joins, then what stands counts', () => {
    const zones = meihekouPlan.zones.slice(0, 1);
    const smaller = { ...adopted, data: { ...adopted.data, zones, version: 2 } } as CollaborationPlanEvent;
    expect(counted(adopted, smaller)['zones']).toEqual({ '': 1 });
    const joined: CollaborationPlanEvent = {
      type: 'MemberJoined',
      data: { version: 3, zoneId: zones[0]!.zoneId, organisationId: 'mhk.township-99', kind: 'township', joinedOn: '2020-07-01' },
    };
    const left: CollaborationPlanEvent = {
      type: 'MemberLeft',
      data: { version: 4, zoneId: zones[0]!.zoneId, organisationId: 'mhk.township-99', leftOn: '2020-07-02' },
    };
    const townships = counted(adopted, smaller)['bodies']!['township']!;
    expect(counted(adopted, smaller, joined)['bodies']!['township']).toBe(townships + 1);
    expect(counted(adopted, smaller, joined, left)['bodies']!['township']).toBe(townships);
  });
});
