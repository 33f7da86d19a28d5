import type { PlanVersion } from './zone-plan.decider.js';

const members = (kind: string, ...ids: readonly string[]) => ids.map((id) => ({ organisationId: `mhk.${id}`, kind }));

/** Two zones of one commission, each “1+1+N” (2.5), with the first zone's lead of that version. */
export const planOf = (version: number, from: string, lead = 'mhk-lead-1'): PlanVersion => ({
  version,
  from,
  zones: [
    {
      zoneId: 'mhk.zone-1',
      name: '第一联动协作区',
      leadPersonId: lead,
      liaisonRoomId: 'mhk.room-1',
      members: [
        ...members('department-room', 'room-1'),
        ...members('dispatched-group', 'dispatched-1'),
        ...members('township', 'township-1'),
      ],
    },
    {
      zoneId: 'mhk.zone-2',
      name: '第二联动协作区',
      leadPersonId: 'mhk-lead-2',
      liaisonRoomId: 'mhk.room-2',
      members: [...members('department-room', 'room-2'), ...members('township', 'township-2')],
    },
  ],
});
