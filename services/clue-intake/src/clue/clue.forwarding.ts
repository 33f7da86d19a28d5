import type { Subject } from '@liandong/contracts';
import type { ClueEvent } from './clue.events.js';
import { clueSources } from './clue.sources.js';
import type { ClueState } from './clue.state.js';

/** What went to another organisation that uses the system. */
export interface Forwarding {
  readonly toOrganisation: string;
  readonly subjects: readonly Subject[];
  readonly status: 'sent' | 'registered' | 'returned';
  /** What came of it there: known here since the receiver told it, then signed for. */
  readonly result?: 'recorded' | 'acknowledged';
}

/** B1.11; B1.6, B1.9: whoever handed it over is told the result before it is closed, and so is the organisation that forwarded it inside the system. */
export function owesFeedback({ source, forwarded }: Pick<ClueState, 'source' | 'forwarded'>): boolean {
  return forwarded !== undefined || clueSources[source!.kind].feedback;
}

export function withForwarding(state: ClueState, forwardingId: string, how: Partial<Forwarding>): ClueState {
  return { ...state, forwardings: { ...state.forwardings, [forwardingId]: { ...state.forwardings[forwardingId]!, ...how } } };
}

/** B1.6: who came back is a subject again; the clue that had gone as a whole is screened anew. */
export function withReturned(before: ClueState, { forwardingId, subjectIds, reopened, deadline, returnedOn }: Extract<ClueEvent, { readonly type: 'ForwardingReturned' }>['data']): ClueState {
  const state = withForwarding(before, forwardingId, { status: 'returned' });
  if (!reopened) return state;
  const back = state.forwardings[forwardingId]!.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId));
  return { ...state, subjects: [...state.subjects, ...back], jurisdictionFrom: returnedOn, ...(deadline ? { status: 'registered' as const, disposalDeadline: deadline } : {}) };
}
