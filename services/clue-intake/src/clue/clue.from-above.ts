import { automationPrincipal } from '@liandong/access';
import { type CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { assignment } from '../assignment/assignment.decider.js';
import type { AssignmentEnd } from '../assignment/assignment.events.js';
import { clue, type ReceiveClue } from './clue.decider.js';
import type { ClueStatus } from './clue.state.js';

const assignmentOf = (clueId: string): string => idFrom('assignment-of-clue', clueId);

/** B1.12, B1.14: what an upper body gives wants its result, and is an assignment too. What was forwarded inside the system is answered by its receipt (B1.6). */
export function withAssignment<D extends ReceiveClue>(clueId: string, data: D): D {
  return data.source.kind === 'upper-level' && data.forwarded === undefined ? { ...data, assignmentId: assignmentOf(clueId) } : data;
}

const ends: Readonly<Partial<Record<ClueStatus, AssignmentEnd>>> = { forwarded: 'forwarded', returned: 'returned', 'repeat-kept': 'repeat' };

/**
 * B1.9: a clue from above that left the library before anybody accepted its assignment leaves nothing to register. A part that came back and leaves again
 * changes nothing: the clue itself goes on. Asked again, it does what is left to do.
 */
export async function endAssignmentOf(commands: CommandRunner, { commandId }: Pick<RequestContext, 'commandId'>, clueId: string): Promise<void> {
  const { state, matterId } = await commands.read(clue, clueId);
  const { assignmentId, organisationId = '' } = state;
  const ground = ends[state.status];
  if (ground === undefined || assignmentId === undefined || assignmentId !== assignmentOf(clueId)) return;
  if ((await commands.read(assignment, assignmentId)).state.status === 'none') return;
  const request: RequestContext = { principal: automationPrincipal('clue-intake', organisationId), commandId: idFrom('assignment-end', assignmentId, commandId), causationId: commandId, idDecides: true };
  await commands.run(assignment, assignmentId, request, 'assignment.end', { type: 'end', data: { ground } }, { organisationId, ...(matterId ? { matterId } : {}) });
}
