import type { FalseAccusationEvent } from './false-accusation.events.js';

export type FalseAccusationStatus = 'none' | 'proposed' | 'found' | 'denied';

export interface FalseAccusationState {
  readonly status: FalseAccusationStatus;
  readonly organisationId?: string;
  readonly clueId?: string;
  /** Which of the clue's reporters accused falsely, from 1. */
  readonly reporterNumber?: number;
  readonly proposedBy?: string;
}

export const initialFalseAccusation: FalseAccusationState = { status: 'none' };

export function evolveFalseAccusation(state: FalseAccusationState, event: FalseAccusationEvent): FalseAccusationState {
  switch (event.type) {
    case 'FalseAccusationProposed':
      return {
        status: 'proposed',
        organisationId: event.data.organisationId,
        clueId: event.data.clueId,
        reporterNumber: event.data.reporterNumber ?? 1,
        proposedBy: event.data.proposedBy,
      };
    case 'FalseAccusationFound':
      return { ...state, status: 'found' };
    case 'FalseAccusationDenied':
      return { ...state, status: 'denied' };
  }
}
