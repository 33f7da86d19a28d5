import type { AwaitedApproval } from './case.filing.state.js';
import { endorsed, withoutReport } from './case.filing.state.js';
import type { Identified, IdentificationEvent } from './case.identification.events.js';
import type { CaseState } from './case.state.js';

/** What a supplementary filing knows. */
export interface Identification {
  /** Who the unidentified subject is said to be, as long as nobody has decided on it. */
  readonly identification?: AwaitedApproval & Identified;
  /** Day of the supplementary filing (补充立案). */
  readonly supplementedOn?: string;
}

export function evolveIdentification(state: CaseState, event: IdentificationEvent): CaseState {
  switch (event.type) {
    case 'SupplementaryFilingProposed': {
      const { subject, formerly, townshipId, approvers: awaited, proposedBy, proposedOn } = event.data;
      return {
        ...withoutReport(state),
        status: 'identification-proposed',
        identification: { subject, formerly, townshipId, proposedBy, awaited, endorsedBy: [] },
        stepOn: proposedOn,
      };
    }
    case 'SupplementaryFilingEndorsed':
      return { ...state, identification: endorsed(state.identification!, event.data), stepOn: event.data.endorsedOn };
    case 'SupplementaryFilingApproved': {
      const { subject, townshipId, filedOn } = event.data;
      // B2.5: whoever it is about has not been told yet.
      const unannounced = { ...withoutReport({ ...state, announced: false }), identification: undefined };
      return { ...unannounced, subject, townshipId, supplementedOn: filedOn, stepOn: filedOn };
    }
    case 'SupplementaryFilingRejected':
      return { ...withoutReport(state), identification: undefined, stepOn: event.data.rejectedOn };
    case 'SubjectIdentified':
      return { ...withoutReport(state), subject: event.data.subject };
  }
}
