import type { Deadline } from '@liandong/legal-time';
import type { RectificationEvent } from './rectification.events.js';

export type RectificationStatus = 'none' | 'proposed' | 'rectifying' | 'submitted' | 'checked' | 'closed';

export interface RectificationState {
  readonly status: RectificationStatus;
  readonly organisationId?: string;
  readonly unitId?: string;
  readonly problem: string;
  readonly assignedOn?: string;
  readonly deadline?: Deadline;
  readonly evidenceIds: readonly string[];
  readonly checkedBy: readonly string[];
  /** Closures so far; a look-back that fails opens the item again but leaves them standing. */
  readonly closures: number;
}

export const initialRectification: RectificationState = { status: 'none', problem: '', evidenceIds: [], checkedBy: [], closures: 0 };

export function evolveRectification(state: RectificationState, event: RectificationEvent): RectificationState {
  switch (event.type) {
    case 'RectificationProposed':
      return { ...state, status: 'proposed', organisationId: event.data.organisationId, unitId: event.data.unitId, problem: event.data.problem };
    case 'RectificationAssigned':
      return { ...state, status: 'rectifying', unitId: event.data.unitId, assignedOn: event.data.assignedOn, deadline: event.data.deadline };
    case 'DeadlineExtended':
      return { ...state, deadline: event.data.deadline };
    case 'EvidenceSubmitted':
      return { ...state, status: 'submitted', evidenceIds: [...state.evidenceIds, ...event.data.evidence.map((item) => item.evidenceId)] };
    case 'RectificationChecked':
      return { ...state, status: event.data.result === 'passed' ? 'checked' : 'rectifying', checkedBy: event.data.checkedBy };
    case 'RectificationClosed':
      return { ...state, status: 'closed', closures: state.closures + 1 };
    case 'LookBackHeld':
      return state;
    case 'RectificationReopened':
      return { ...state, status: 'rectifying', deadline: event.data.deadline };
  }
}
