import type { BreachKind } from '../rules/breach-kinds.js';
import type { BreachEvent, ConcernedOfficer } from './breach.events.js';

export type BreachStatus = 'none' | 'reported' | 'registered' | 'under-examination' | 'found' | 'not-found' | 'handed-over' | 'closed';

export interface BreachState {
  readonly status: BreachStatus;
  readonly organisationId?: string;
  readonly officer?: ConcernedOfficer;
  readonly kind?: BreachKind;
  readonly reportedBy?: string;
  readonly examiner?: string;
  /** The day of what happened last: nothing that follows lies before it. */
  readonly lastDay?: string;
}

export const initialBreach: BreachState = { status: 'none' };

export function evolveBreach(state: BreachState, event: BreachEvent): BreachState {
  switch (event.type) {
    case 'BreachReported': {
      const { organisationId, officer, kind, reportedBy, occurredOn } = event.data;
      return { status: 'reported', organisationId, officer, kind, reportedBy, lastDay: occurredOn };
    }
    case 'BreachRegistered':
      return { ...state, status: 'registered', lastDay: event.data.registeredOn };
    case 'BreachExaminationOpened':
      return { ...state, status: 'under-examination', examiner: event.data.openedBy, lastDay: event.data.openedOn };
    case 'BreachFound':
      return { ...state, status: 'found', lastDay: event.data.decidedOn };
    case 'BreachNotFound':
      return { ...state, status: 'not-found', lastDay: event.data.decidedOn };
    case 'BreachHandedOver':
      return { ...state, status: 'handed-over', lastDay: event.data.handedOn };
    case 'BreachClosed':
      return { ...state, status: 'closed', lastDay: event.data.closedOn };
  }
}
