import { Injectable } from '@nestjs/common';
import { automationPrincipal } from '@liandong/access';
import { CommandRunner, idFrom, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { assignmentOf } from '../clue/clue.from-above.js';
import type { ClueStatus } from '../clue/clue.state.js';
import { assignment } from './assignment.decider.js';
import type { AssignmentEnd } from './assignment.events.js';

const ends: Readonly<Partial<Record<ClueStatus, AssignmentEnd>>> = {
  forwarded: 'forwarded',
  returned: 'returned',
  'repeat-kept': 'repeat',
  voided: 'voided',
};

/** Keeps assignments in step with the clues that they came with. Asked again, it does what is left to do. */
@Injectable()
export class AssignmentDuties {
  constructor(private readonly commands: CommandRunner) {}

  /**
   * AssignmentEnded: a clue from above that left the library before anybody accepted its assignment leaves nothing to register. A part that came back and
   * leaves again changes nothing: the clue itself goes on. Rule B1.9.
   */
  async followClue({ commandId }: Pick<RequestContext, 'commandId'>, clueId: string): Promise<void> {
    const { state, matterId } = await this.commands.read(clue, clueId);
    const { assignmentId, organisationId = '' } = state;
    const ground = ends[state.status];
    if (ground === undefined || assignmentId === undefined || assignmentId !== assignmentOf(clueId)) return;
    if ((await this.commands.read(assignment, assignmentId)).state.status === 'none') return;
    const request: RequestContext = {
      principal: automationPrincipal('clue-intake', organisationId),
      commandId: idFrom('assignment-end', assignmentId, commandId),
      causationId: commandId,
      idDecides: true,
    };
    await this.commands.run(
      assignment,
      assignmentId,
      request,
      'assignment.end',
      { type: 'end', data: { ground } },
      { organisationId, ...(matterId ? { matterId } : {}) },
    );
  }
}
