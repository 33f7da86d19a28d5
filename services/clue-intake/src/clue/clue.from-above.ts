import { idFrom } from '@liandong/service-kit';
import type { ReceiveClue } from './clue.intake.decider.js';

/** The assignment that opens with a clue from above. */
export const assignmentOf = (clueId: string): string => idFrom('assignment-of-clue', clueId);

/** B1.12, B1.14: what an upper body gives wants its result, and is an assignment too. What was forwarded inside the system is answered by its receipt (B1.6). */
export function withAssignment<D extends ReceiveClue>(clueId: string, data: D): D {
  return data.source.kind === 'upper-level' && data.forwarded === undefined ? { ...data, assignmentId: assignmentOf(clueId) } : data;
}
