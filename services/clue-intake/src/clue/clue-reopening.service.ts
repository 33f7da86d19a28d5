import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { reply } from '../reply/reply.decider.js';
import { clue, type ClueData as Data } from './clue.decider.js';

/** 重新办理. */
@Injectable()
export class ClueReopeningService {
  constructor(private readonly commands: CommandRunner) {}

  /** ClueReopened, on a re-check that changed the result. Rules B1.2, B1.15. */
  async reopen(request: RequestContext, clueId: string, { recheck, reason }: Omit<Data<'reopen'>, 'found'>) {
    requireRole(request.principal, 'clue.reopen');
    const { state } = await this.commands.read(reply, recheck.replyId);
    const objection = state.objections[recheck.number - 1];
    const found = objection ? { found: { ofThisClue: state.clueId === clueId, ...objection.recheck } } : {};
    return this.commands.run(clue, clueId, request, 'clue.reopen', { type: 'reopen', data: { recheck, reason, ...found } });
  }
}
