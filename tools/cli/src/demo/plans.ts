/** How each commission had divided its bodies. What the articles do not say, which body stood in which zone, is invented. */

type Kind = 'department-room' | 'dispatched-group' | 'township';
const members = (commission: string, kind: Kind, names: readonly string[]) =>
  names.map((name) => ({ organisationId: `${commission}.${name}`, kind }));
const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}-${from + index}`);

function meihekouZone(
  number: number,
  rooms: readonly string[],
  dispatched: readonly string[],
  townships: readonly string[],
  groups: number,
) {
  const bodies = [
    ...members('mhk', 'department-room', rooms),
    ...members('mhk', 'dispatched-group', dispatched),
    ...members('mhk', 'township', townships),
  ];
  return {
    zoneId: `mhk.zone-${number}`,
    name: `第${'一二三四'[number - 1]}联动协作区`,
    leadPersonId: `mhk-lead-${number}`,
    liaisonRoomId: `mhk.${rooms[0]}`,
    members: bodies,
    groups: Array.from({ length: groups }, (_, group) => ({
      groupId: `mhk.group-${number}-${group + 1}`,
      name: `联动协作组${number}-${group + 1}`,
      memberIds: bodies.filter((_body, index) => index % groups === group).map(({ organisationId }) => organisationId),
    })),
  };
}

/** Meihekou, early March 2020 (0.2): 党风政风监督室 1, 监察室 9, 派驻组 8, 乡镇(街) 24 in 4 zones and 10 groups. */
export const meihekouPlan = {
  organisationId: 'mhk',
  title: '关于建立联动协作机制合力推进监督检查和审查调查工作的实施方案',
  upperBodyId: 'upper',
  coordinatorIds: ['mhk.case-management', 'mhk.party-conduct'],
  systems: ['regular-review', 'joint-inspection', 'joint-clue-screening', 'joint-investigation', 'conduct-research'],
  adoptedOn: '2020-03-02',
  zones: [
    meihekouZone(1, ['room-1', 'room-2', 'party-conduct'], numbered('dispatched', 1, 2), numbered('township', 1, 6), 3),
    meihekouZone(2, ['room-3', 'room-4'], numbered('dispatched', 3, 4), numbered('township', 7, 12), 3),
    meihekouZone(3, ['room-5', 'room-6'], numbered('dispatched', 5, 6), numbered('township', 13, 18), 2),
    meihekouZone(4, ['room-7', 'room-8', 'room-9'], numbered('dispatched', 7, 8), numbered('township', 19, 24), 2),
  ],
};

function panjiZone(side: 'east' | 'west', name: string, rooms: readonly string[], township: string) {
  return {
    zoneId: `pj.zone-${side}`,
    name,
    leadPersonId: `pj-lead-${side}`,
    liaisonRoomId: `pj.${rooms[0]}`,
    members: [...members('pj', 'department-room', rooms), ...members('pj', 'township', [township])],
    groups: [],
  };
}

/** Panji (3.13): two case zones, 东 and 西. */
export const panjiPlan = {
  organisationId: 'pj',
  title: '办案协作区实施方案',
  upperBodyId: 'upper',
  coordinatorIds: ['pj.case-management'],
  systems: ['joint-investigation'],
  adoptedOn: '2020-03-02',
  zones: [
    panjiZone('east', '东部办案协作区', ['room-1', 'room-3'], 'township-1'),
    panjiZone('west', '西部办案协作区', ['room-2', 'room-4'], 'township-2'),
  ],
};
