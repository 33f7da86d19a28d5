import { Injectable } from '@nestjs/common';
import { requireRole, requireScope } from '@liandong/access';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import {
  type AssignRectification,
  type ProposeRectification,
  rectification,
  type RectificationData as Data,
} from './rectification.decider.js';
import { amongFree } from './recusals-followed.js';

/** One method per command. What is decided stands in rectification.decider.ts. */
@Injectable()
export class RectificationService {
  constructor(private readonly commands: CommandRunner) {}

  /** RectificationProposed: found by a verification, or by supervision itself. */
  propose(request: RequestContext, itemId: string, data: ProposeRectification) {
    return this.commands.run(
      rectification,
      itemId,
      request,
      'rectification.propose',
      { type: 'propose', data },
      { organisationId: data.organisationId },
    );
  }

  /** RectificationDismissed. */
  dismiss(request: RequestContext, itemId: string, data: Data<'dismiss'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.dismiss', { type: 'dismiss', data });
  }

  /** RectificationAssigned, to a unit within the deputy's reach; the supervision order follows by itself. Rule B3.1. */
  async assign(request: RequestContext, itemId: string, data: AssignRectification) {
    requireRole(request.principal, 'rectification.assign');
    requireScope(request.principal, 'rectification.assign', data.unitId);
    return this.commands.run(rectification, itemId, request, 'rectification.assign', { type: 'assign', data });
  }

  /** DocumentLinked. */
  recordDocument(request: RequestContext, itemId: string, data: Data<'record-document'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.record-document', { type: 'record-document', data });
  }

  /** DocumentAnswerRecorded. Rule B6.4. */
  recordAnswer(request: RequestContext, itemId: string, data: Data<'record-answer'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.record-document', { type: 'record-answer', data });
  }

  /** DeadlineExtended. */
  extendDeadline(request: RequestContext, itemId: string, data: Data<'extend-deadline'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.extend-deadline', { type: 'extend-deadline', data });
  }

  /** EvidenceSubmitted, by the responsible unit. Rule B3.9. */
  submitEvidence(request: RequestContext, itemId: string, data: Data<'submit-evidence'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.submit-evidence', { type: 'submit-evidence', data });
  }

  /** RectificationChecked, by persons of whom nobody is recused from the matter. Rules B2.11, B3.9, B4.1. */
  async check(request: RequestContext, itemId: string, data: Data<'check'>) {
    const decider = await amongFree(this.commands, rectification, itemId, data.checkedBy);
    return this.commands.run(decider, itemId, request, 'rectification.check', { type: 'check', data });
  }

  /** ClosureApproved, by the daily supervisor or the tour office. Rule B3.9. */
  approveClosure(request: RequestContext, itemId: string, data: Data<'approve-closure'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.approve-closure', { type: 'approve-closure', data });
  }

  /** RectificationClosed. Rule B3.9. */
  close(request: RequestContext, itemId: string, data: Data<'close'>) {
    return this.commands.run(rectification, itemId, request, 'rectification.close', { type: 'close', data });
  }

  /** LookBackHeld, by persons of whom nobody is recused from the matter, and RectificationReopened when it failed. Rules B3.9, B4.1. */
  async lookBack(request: RequestContext, itemId: string, data: Data<'look-back'>) {
    const decider = await amongFree(this.commands, rectification, itemId, data.lookedBackBy);
    return this.commands.run(decider, itemId, request, 'rectification.look-back', { type: 'look-back', data });
  }
}
