import type { AdoptPlan } from './collaboration-plan.decider.js';
import type { MemberKind, Zone } from './collaboration-plan.events.js';

const member = (kind: MemberKind, ...ids: string[]) => ids.map((id) => ({ organisationId: `mhk.${id}`, kind }));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function zone(number: number, rooms: string[], dispatched: number[], townships: number[], groups: number): Zone {
  const members = [
    ...member('department-room', ...rooms),
    ...member('dispatched-group', ...dispatched.map((n) => `dispatched-${n}`)),
    ...member('township', ...townships.map((n) => `township-${n}`)),
  ];
  return {
    zoneId: `mhk.zone-${number}`,
    name: `第${'一二三四'[number - 1]}联动协作区`,
    leadPersonId: `mhk-lead-${number}`,
    liaisonRoomId: `mhk.${rooms[0]}`,
    members,
    // Members are dealt out to the zone's groups in turn.
    groups: Array.from({ length: groups }, (_, index) => ({
      groupId: `mhk.group-${number}-${index + 1}`,
      name: `协作组${number}-${index + 1}`,
      memberIds: members.filter((_member, at) => at % groups === index).map(({ organisationId }) => organisationId),
    })),
  };
}

/** The plan of early March 2020: 1 + 9 + 8 + 24 bodies in 4 zones and 10 groups (0.2). How they were dealt out is invented. */
export const meihekouPlan: AdoptPlan = {
  organisationId: 'mhk',
  title: '关于建立联动协作机制合力推进监督检查和审查调查工作的实施方案',
  upperBodyId: 'upper',
  coordinatorIds: ['mhk.case-management', 'mhk.party-conduct'],
  systems: ['regular-review', 'joint-inspection', 'joint-clue-screening', 'joint-investigation', 'conduct-research'],
  adoptedOn: '2020-03-02',
  zones: [
    zone(1, ['room-1', 'room-2', 'party-conduct'], [1, 2], numbers(1, 6), 3),
    zone(2, ['room-3', 'room-4'], [3, 4], numbers(7, 12), 3),
    zone(3, ['room-5', 'room-6'], [5, 6], numbers(13, 18), 2),
    zone(4, ['room-7', 'room-8', 'room-9'], [7, 8], numbers(19, 24), 2),
  ],
};
