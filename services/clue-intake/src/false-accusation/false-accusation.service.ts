import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { isCleared } from '../clue/clue.cleared.js';
import { clue } from '../clue/clue.decider.js';
import { falseAccusation, type FalseAccusationData as Data } from './false-accusation.decider.js';
import type { FalseAccusationProposal } from './false-accusation.events.js';

/** One method per command. What is decided stands in false-accusation.decider.ts. */
@Injectable()
export class FalseAccusationService {
  constructor(private readonly commands: CommandRunner) {}

  /** FalseAccusationProposed, in the matter of the clue. Rule B1.16. */
  async propose(request: RequestContext, id: string, proposal: FalseAccusationProposal) {
    requireRole(request.principal, 'false-accusation.propose');
    const { state, matterId } = await this.commands.read(clue, proposal.clueId);
    const cleared = state.subjects.length > 0 && state.subjects.every(({ subjectId }) => isCleared(state, subjectId));
    const data = { ...proposal, unfounded: state.organisationId === proposal.organisationId && cleared };
    const options = { organisationId: proposal.organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(falseAccusation, id, request, 'false-accusation.propose', { type: 'propose', data }, options);
  }

  /** FalseAccusationFound, by the principal of an organisation that is high enough. Rule B1.16. */
  find(request: RequestContext, id: string, data: Data<'find'>) {
    return this.commands.run(falseAccusation, id, request, 'false-accusation.decide', { type: 'find', data });
  }

  /** FalseAccusationDenied. Rule B1.16. */
  deny(request: RequestContext, id: string, data: Data<'deny'>) {
    return this.commands.run(falseAccusation, id, request, 'false-accusation.decide', { type: 'deny', data });
  }
}
