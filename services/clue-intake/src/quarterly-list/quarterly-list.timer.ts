import { dateInChina } from '@liandong/legal-time';
import { type Fold, timer } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueEvent } from '../clue/clue.events.js';
import { clueSources } from '../clue/clue.sources.js';
import { quarterlyList } from './quarterly-list.decider.js';
import { QuarterlyListService } from './quarterly-list.service.js';
import { endOfQuarter, quarterOf } from './quarters.js';

interface Disposals {
  readonly organisationId?: string;
  /** Came through the reception office (信访). */
  readonly fromReception: boolean;
  readonly quarters: readonly string[];
}

/** In which quarters a clue was disposed of or concluded: by the moment at which that was entered, so that nothing falls between two lists. */
const disposals: Fold<Disposals, ClueEvent> = {
  category: clue.category,
  initial: { fromReception: false, quarters: [] },
  evolve: (state, event) => {
    if (event.type === 'ClueReceived')
      return {
        ...state,
        organisationId: event.data.organisationId,
        fromReception: clueSources[event.data.source.kind].enteredBy.includes('reception-officer'),
      };
    if (event.type !== 'DisposalApproved' && event.type !== 'ClueConcluded') return state;
    const quarter = quarterOf(dateInChina(event.metadata.occurredAt));
    return state.quarters.includes(quarter) ? state : { ...state, quarters: [...state.quarters, quarter] };
  },
};

/** B1.11: when a quarter ends, each clue of the reception's that was disposed of in it enters the list of its organisation. */
export const quarterlyListTimer = timer(
  {
    name: 'quarterly-list',
    of: disposals,
    actsOn: [quarterlyList],
    due: ({ organisationId, fromReception, quarters }) =>
      fromReception && organisationId !== undefined
        ? quarters.map((stage) => ({ stage, at: endOfQuarter(stage), organisationId, data: {} }))
        : [],
    command: ({ aggregateId, stage, organisationId }) => ({
      type: 'enter',
      id: `${organisationId}-${stage}`,
      data: { organisationId, quarter: stage, clueId: aggregateId },
    }),
  },
  QuarterlyListService,
  (lists, request, { id, data }) => lists.enter(request, id, data),
);
