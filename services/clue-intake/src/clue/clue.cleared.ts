import type { ClueState } from './clue.state.js';

/** Whether nothing was found against a subject: its outcome is “no case”, or the clue was closed without a verification (B1.16, B1.17). */
export function isCleared({ subjects, outcomes, mode, status }: ClueState, subjectId: string): boolean {
  if (!subjects.some((subject) => subject.subjectId === subjectId)) return false;
  const decided = Object.hasOwn(outcomes, subjectId) ? outcomes[subjectId]!.decided : undefined;
  if (decided !== undefined) return decided === 'no-case';
  return mode === 'close' && ['disposal-approved', 'concluded', 'feedback-given', 'closed'].includes(status);
}
