import { Injectable } from '@nestjs/common';
import { requireRole } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import type { ClueState } from '../clue/clue.state.js';
import { isCleared } from '../clue/clue.cleared.js';
import { clarification, type ClarificationData as Data } from './clarification.decider.js';
import type { ClarificationPlan } from './clarification.events.js';

/** Whoever is not known has no name to be cleared. */
function isUnidentified({ subjects }: ClueState, subjectId: string): boolean {
  return subjects.some((subject) => subject.subjectId === subjectId && subject.kind === 'unidentified');
}

/** One method per command. What is decided stands in clarification.decider.ts. */
@Injectable()
export class ClarificationService {
  constructor(private readonly commands: CommandRunner) {}

  /** ClarificationProposed, in the matter of the clue. Rule B1.17. */
  async propose(request: RequestContext, id: string, plan: ClarificationPlan) {
    requireRole(request.principal, 'clarification.propose');
    const { state, matterId } = await this.commands.read(clue, plan.clueId);
    const data = {
      ...plan,
      cleared: state.organisationId === plan.organisationId && isCleared(state, plan.subjectId) && !isUnidentified(state, plan.subjectId),
    };
    const options = { organisationId: plan.organisationId, ...(matterId ? { matterId } : {}) };
    return this.commands.run(clarification, id, request, 'clarification.propose', { type: 'propose', data }, options);
  }

  /** ClarificationApproved, by the principal. Rule B1.17. */
  approve(request: RequestContext, id: string) {
    return this.commands.run(clarification, id, request, 'clarification.approve', { type: 'approve', data: {} });
  }

  /** ClarificationRejected. */
  reject(request: RequestContext, id: string, data: Data<'reject'>) {
    return this.commands.run(clarification, id, request, 'clarification.approve', { type: 'reject', data });
  }

  /** ClarificationMade: the letter is out, the talk was held, or the circular went round. Rule B1.17. */
  make(request: RequestContext, id: string, data: Data<'make'>) {
    return this.commands.run(clarification, id, request, 'clarification.make', { type: 'make', data });
  }
}
