import { recusals, type ServiceSlice } from '@liandong/service-kit';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import type { ClueCopyEvent } from '../clue-copy/clue-copy.events.js';
import { RecusalRegisterController } from '../read/recusal-register/recusal-register.controller.js';
import { recusalRegister } from '../read/recusal-register/recusal-register.projection.js';
import { RecusalRegisterQuery } from '../read/recusal-register/recusal-register.query.js';
import { MatterRecusals } from '../read/recusal-register/recusal.entity.js';
import type { BreachEvent } from '../breach/breach.events.js';
import type { ScreeningMeetingEvent } from '../screening-meeting/screening-meeting.events.js';
import type { SeriesEvent } from '../series/series.decider.js';
import { recusalView } from '../views/recusal.view.js';
import { RecusalController } from './recusal.controller.js';
import { recusal } from './recusal.decider.js';
import { RecusalService } from './recusal.service.js';
import { barringOf, isBarredFrom } from './recusal.state.js';

type DataOf<E extends { readonly type: string; readonly data: object }, T extends E['type']> = Extract<E, { readonly type: T }>['data'];

/** What keeps the recused out of every command and query of this service (B4.1). A meeting, a series, a copy, a breach and an assignment are about the records that they name. */
export const matterRecusals = recusals(recusal, {
  isBarred: isBarredFrom,
  actingChief: ({ actingChiefId }) => actingChiefId,
  appointing: (event) => (event.type === 'RecusalDecided' ? event.data.actingChiefId : undefined),
  barring: barringOf,
  names: {
    MeetingConvened: ({ agenda }: DataOf<ScreeningMeetingEvent, 'MeetingConvened'>) => agenda,
    ClueAdded: ({ clueId }: DataOf<ScreeningMeetingEvent, 'ClueAdded'>) => [clueId],
    // Assignments stored before run in matters of their own.
    AssignmentReceived: ({ clueId }: DataOf<AssignmentEvent, 'AssignmentReceived'>) => (clueId === undefined ? [] : [clueId]),
    AssignmentProposed: ({ clueId }: DataOf<AssignmentEvent, 'AssignmentProposed'>) => (clueId === undefined ? [] : [clueId]),
    BreachReported: ({ about }: DataOf<BreachEvent, 'BreachReported'>) => (about ? [about.id] : []),
    SeriesFormed: ({ clueIds }: DataOf<SeriesEvent, 'SeriesFormed'>) => clueIds,
    CopiedItemTakenIn: ({ clueId }: DataOf<ClueCopyEvent, 'CopiedItemTakenIn'>) => [clueId],
    CluesJoined: ({ clueIds }: DataOf<SeriesEvent, 'CluesJoined'>) => clueIds,
  },
});

/** 回避 / recusal from a matter (B4.1–B4.3). */
export const recusalSlice: ServiceSlice = {
  categories: ['recusal'],
  projections: [recusalRegister],
  entities: [MatterRecusals],
  decisionViews: [recusalView],
  controllers: [RecusalController, RecusalRegisterController],
  providers: [RecusalService, RecusalRegisterQuery],
};
