import { Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext, type RunOptions } from '@liandong/service-kit';
import { clueActions } from '../clue/clue.allowed-actions.js';
import { clue } from '../clue/clue.decider.js';
import { assignmentIdOf } from '../clue/clue.routing.terms.js';
import { AssignmentDuties } from './assignment-duties.service.js';
import { assignment, type AssignmentData as Data } from './assignment.decider.js';
import { assignmentErrors } from './assignment.errors.js';
import type { Given } from './assignment.events.js';

/** One method per command. What is decided stands in assignment.decider.ts. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly duties: AssignmentDuties,
  ) {}

  /** AssignmentOpened, with the clue that an upper body gave. Rules B1.9, B1.12. */
  async open(request: RequestContext, assignmentId: string, data: Data<'open'>) {
    const { options } = await this.placeOf(request, 'assignment.open', data);
    const receipt = await this.commands.run(assignment, assignmentId, request, 'assignment.open', { type: 'open', data }, options);
    // Its clue may have left meanwhile.
    if (data.clueId !== undefined) await this.duties.followClue(request, data.clueId);
    return receipt;
  }

  /** AssignmentReceived, in the matter of the clue that it names; of a clue from above, the one that opened with it. Rules B1.9, B1.12, B4.1, B4.9. */
  async receive(request: RequestContext, assignmentId: string, data: Data<'receive'>) {
    const { own, options } = await this.placeOf(request, 'assignment.receive', data);
    return this.commands.run(assignment, own ?? assignmentId, request, 'assignment.receive', { type: 'receive', data }, options);
  }

  /** AssignmentAccepted: ours, with its three months. Rules B1.9, B1.12. */
  accept(request: RequestContext, assignmentId: string, data: Data<'accept'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.receive', { type: 'accept', data });
  }

  /** AssignmentPassedOn. Rule B1.9. */
  passOn(request: RequestContext, assignmentId: string, data: Data<'pass-on'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.receive', { type: 'pass-on', data });
  }

  /** AssignmentProposed: to a lower body or department, in the matter of the clue that it names. Rules B1.13, B4.1, B4.9. */
  async propose(request: RequestContext, assignmentId: string, data: Data<'propose'>) {
    const { options } = await this.placeOf(request, 'assignment.propose', data);
    return this.commands.run(assignment, assignmentId, request, 'assignment.propose', { type: 'propose', data }, options);
  }

  /** AssignmentApproved, by the deputy in charge (分管领导). Rules B1.12, B1.13. */
  approve(request: RequestContext, assignmentId: string, data: Data<'approve'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve', { type: 'approve', data });
  }

  /** AssignmentRejected. Rule B1.13. */
  reject(request: RequestContext, assignmentId: string, data: Data<'reject'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve', { type: 'reject', data });
  }

  /** AssignmentWithdrawn, by the deputy in charge, while no routing of its clue stands on it. Rule B1.13. */
  async withdraw(request: RequestContext, assignmentId: string, reason: string) {
    await this.commands.actorIn(assignment, assignmentId, request, 'assignment.approve');
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve', {
      type: 'withdraw',
      data: { reason, standing: await this.standingOn(assignmentId) },
    });
  }

  /** DeadlineExtended, by the principal (主要负责人). Rule B1.12. */
  extend(request: RequestContext, assignmentId: string, data: Data<'extend'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.extend', { type: 'extend', data });
  }

  /** DeadlineExtendedFromAbove. Rule B1.12. */
  extendFromAbove(request: RequestContext, assignmentId: string, data: Data<'extend-from-above'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.record-upper-decision', { type: 'extend-from-above', data });
  }

  /** SupervisionProposed. Rule B1.13. */
  proposeSupervision(request: RequestContext, assignmentId: string, data: Data<'propose-supervision'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.propose', { type: 'propose-supervision', data });
  }

  /** SupervisionApproved. Rule B1.13. */
  approveSupervision(request: RequestContext, assignmentId: string) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve', { type: 'approve-supervision', data: {} });
  }

  /** SupervisionRejected. Rule B1.13. */
  rejectSupervision(request: RequestContext, assignmentId: string, data: Data<'reject-supervision'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve', { type: 'reject-supervision', data });
  }

  /** SupervisionCarriedOut. Rule B1.13. */
  carryOutSupervision(request: RequestContext, assignmentId: string, data: Data<'carry-out-supervision'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.propose', { type: 'carry-out-supervision', data });
  }

  /** ResultProposed. Rule B1.14. */
  proposeResult(request: RequestContext, assignmentId: string, data: Data<'propose-result'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.report', { type: 'propose-result', data });
  }

  /** ResultReviewed: the collective review. Rule B1.14. */
  reviewResult(request: RequestContext, assignmentId: string, data: Data<'review-result'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.report', { type: 'review-result', data });
  }

  /** ResultApproved, by the principal. Rule B1.14. */
  approveResult(request: RequestContext, assignmentId: string) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve-result', { type: 'approve-result', data: {} });
  }

  /** ResultRejected, by the principal: back to the handlers, and reviewed anew. Rule B1.14. */
  rejectResult(request: RequestContext, assignmentId: string, data: Data<'reject-result'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.approve-result', { type: 'reject-result', data });
  }

  /** ResultSentUp. Rule B1.14. */
  sendUpResult(request: RequestContext, assignmentId: string, data: Data<'send-up-result'>) {
    return this.commands.run(assignment, assignmentId, request, 'assignment.report', { type: 'send-up-result', data });
  }

  /** What the clue allows whose routing stands on it; undefined: none does. */
  private async standingOn(assignmentId: string): Promise<readonly string[] | undefined> {
    const { clueId } = (await this.commands.read(assignment, assignmentId)).state;
    if (clueId === undefined) return undefined;
    const { status, routing } = (await this.commands.read(clue, clueId)).state;
    return assignmentIdOf(routing?.handling) === assignmentId ? clueActions[status] : undefined;
  }

  /**
   * The clue's matter, so that whoever is kept from the clue is kept from this; without a clue it begins a matter of its own. `own`: the
   * assignment that came with the clue.
   *
   * @throws DomainError assignment.clue-unknown: the own library holds no such clue
   */
  private async placeOf(
    { principal }: RequestContext,
    permission: Permission,
    { organisationId, clueId }: Given,
  ): Promise<{ readonly own?: string; readonly options: RunOptions }> {
    requireRole(principal, permission);
    requireScope(principal, permission, organisationId);
    if (clueId === undefined) return { options: { organisationId } };
    const { state, matterId } = await this.commands.read(clue, clueId);
    // Nobody learns by asking which clues there are elsewhere.
    ensure(matterId !== undefined && state.organisationId === organisationId, assignmentErrors.clueUnknown);
    return { ...(state.assignmentId === undefined ? {} : { own: state.assignmentId }), options: { organisationId, matterId } };
  }
}
