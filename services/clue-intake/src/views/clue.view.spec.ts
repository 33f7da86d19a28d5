import { join } from 'node:path';
import { goldenViews } from '@liandong/service-kit/testing';
import { at, closed, director, keeper, principal, routing } from '../clue/clue.fixtures.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { clueView } from './clue.view.js';

const viewer = ({ personId, organisationId, role }: { readonly personId: string; readonly organisationId: string; readonly role: string }) => ({ personId, organisationId, roles: [role] });

/** Raised by itself, then routed across zones, to a member that is urged on later. */
const handling = { kind: 'passed-on', unitId: 'mhk.room-1' } as const;
const crossed = { homeZoneIds: ['mhk.zone-2'], reason: '熟人较多' };
const leadReason = '片区由主要负责人牵头';
const raise = { reason: '村级干部', proposedBy: keeper.personId };
const story = closed.flatMap<ClueEvent>((event) => {
  if (event.type === 'RoutingProposed') {
    return [
      { type: 'RaiseProposed', data: raise }, { type: 'LevelRaised', data: { ...raise, approvedBy: principal.personId, approvedAt: at } },
      { type: 'RoutingProposed', data: { ...routing, handling, crossed, leadReason, planVersion: 3, proposedBy: keeper.personId } },
    ];
  }
  if (event.type !== 'ClueRouted') return [event];
  return [
    { ...event, data: { ...event.data, handling, crossed, leadReason, planVersion: 3, routingNo: 1 } },
    { type: 'ClueSupervised', data: { assignmentId: 'a1', unitId: 'mhk.room-1', ground: 'careless', way: 'letter', recordedBy: director.personId } },
  ];
});

goldenViews(clueView, join(import.meta.dirname, '../../golden'), { history: story, viewers: [viewer(principal), viewer(director)], at });
