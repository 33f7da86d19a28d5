import type { Deadline } from '@liandong/legal-time';
import type { PleaderStanding } from '../rules/intervention-reporting.js';
import type { InterventionEvent } from './intervention.events.js';

/** with-chief: reported to the chief of the organisation, who decides. */
export type InterventionStatus = 'none' | 'recorded' | 'assessed' | 'with-chief' | 'handled';

export interface InterventionState {
  readonly status: InterventionStatus;
  readonly organisationId?: string;
  readonly clueId?: string;
  readonly recordedBy?: string;
  /** Whom it was addressed to: they decide nothing of it. */
  readonly addressee?: string;
  /** Who inquired or pleaded, where they work here: they learn nothing of it. */
  readonly pleader?: string;
  readonly standing?: PleaderStanding;
  readonly assessedBy?: string;
  readonly deadline?: Deadline;
  /** The day of what happened last: nothing that follows lies before it. */
  readonly lastDay?: string;
}

export const initialIntervention: InterventionState = { status: 'none' };

export function evolveIntervention(state: InterventionState, event: InterventionEvent): InterventionState {
  switch (event.type) {
    case 'InterventionRecorded': {
      const { organisationId, clueId, recordedBy, addressee, by, occurredOn, deadline } = event.data;
      return {
        status: 'recorded',
        organisationId,
        clueId,
        recordedBy,
        addressee,
        ...(by.personId === undefined ? {} : { pleader: by.personId }),
        lastDay: occurredOn,
        ...(deadline ? { deadline } : {}),
      };
    }
    case 'InterventionWarned':
      return state;
    case 'InterventionAssessed':
      return {
        ...state,
        status: 'assessed',
        standing: event.data.standing,
        assessedBy: event.data.assessedBy,
        lastDay: event.data.assessedOn,
      };
    case 'InterventionReportedUpward':
      return { ...state, status: event.data.level === 'upper' ? 'handled' : 'with-chief', lastDay: event.data.reportedOn };
    case 'InterventionHandled':
      return { ...state, status: 'handled', lastDay: event.data.handledOn };
  }
}
