import { Injectable } from '@nestjs/common';
import type { Principal } from '@liandong/access';
import { type Page, ServiceRuntime } from '@liandong/service-kit';
import { assignment } from '../../assignment/assignment.decider.js';
import type { AssignmentEvent } from '../../assignment/assignment.events.js';
import { AssignmentRegisterQuery } from '../assignment-register/assignment-register.query.js';
import type { HistoryStep, Telling } from '../history/history.js';
import { type HistoryFilter, historyPage } from '../history/history-page.js';
import { assignmentSteps } from './assignment-history.steps.js';
import { assignmentStepTerms } from './assignment-history.terms.js';

/** 办理经过: every step of one assigned matter, with its opinion, its reason and who took it (B1.3). */
export const assignmentHistory: Telling<AssignmentEvent> = {
  category: assignment.category,
  upcasters: assignment.upcasters,
  steps: assignmentSteps,
  terms: assignmentStepTerms,
};

/** For whoever reads it in the register. */
@Injectable()
export class AssignmentHistoryQuery {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly register: AssignmentRegisterQuery,
  ) {}

  /** @throws DomainError assignment.unknown: no such assignment, or none that this person may see */
  async get(principal: Principal, assignmentId: string, filter: HistoryFilter): Promise<Page<HistoryStep>> {
    await this.register.get(principal, assignmentId);
    return historyPage(this.runtime.store, assignmentHistory, assignmentId, filter);
  }
}
