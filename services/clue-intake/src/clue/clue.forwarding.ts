import type { ClueEvent } from './clue.events.js';
import type { ClueState } from './clue.state.js';

/** B1.6: who came back is a subject again; the clue that had gone as a whole is screened anew. */
export function withReturned(state: ClueState, { forwardingId, subjectIds, reopened, deadline, returnedOn }: Extract<ClueEvent, { readonly type: 'ForwardingReturned' }>['data']): ClueState {
  const forwarding = state.forwardings[forwardingId]!;
  const forwardings = { ...state.forwardings, [forwardingId]: { ...forwarding, status: 'returned' as const } };
  if (!reopened) return { ...state, forwardings };
  const subjects = [...state.subjects, ...forwarding.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId))];
  return { ...state, forwardings, subjects, jurisdictionFrom: returnedOn, ...(deadline ? { status: 'registered' as const, disposalDeadline: deadline } : {}) };
}
