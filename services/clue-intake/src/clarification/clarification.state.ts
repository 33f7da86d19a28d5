import type { ClarificationEvent } from './clarification.events.js';

export type ClarificationStatus = 'none' | 'proposed' | 'approved' | 'rejected' | 'made';

export interface ClarificationState {
  readonly status: ClarificationStatus;
  readonly organisationId?: string;
  readonly proposedBy?: string;
}

export const initialClarification: ClarificationState = { status: 'none' };

export function evolveClarification(state: ClarificationState, event: ClarificationEvent): ClarificationState {
  switch (event.type) {
    case 'ClarificationProposed':
      return { status: 'proposed', organisationId: event.data.organisationId, proposedBy: event.data.proposedBy };
    case 'ClarificationApproved':
      return { ...state, status: 'approved' };
    case 'ClarificationRejected':
      return { ...state, status: 'rejected' };
    case 'ClarificationMade':
      return { ...state, status: 'made' };
  }
}
