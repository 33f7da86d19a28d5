import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import type { Page } from '@liandong/service-kit';
import { AssignmentRegisterQuery } from '../assignment-register/assignment-register.query.js';
import { type HistoryFilter, historyPage, type ShownStep } from '../history/history-page.js';
import { AssignmentHistoryLine } from './assignment-history-line.entity.js';
import { assignmentStepTerms } from './assignment-history.terms.js';

/** 办理经过 of one assigned matter, for whoever reads it in the register. */
@Injectable()
export class AssignmentHistoryQuery {
  constructor(
    @InjectRepository(AssignmentHistoryLine, 'clue-intake') private readonly lines: Repository<AssignmentHistoryLine>,
    private readonly register: AssignmentRegisterQuery,
  ) {}

  /** @throws DomainError assignment.unknown: no such assignment, or none that this person may see */
  async get(principal: Principal, assignmentId: string, filter: HistoryFilter): Promise<Page<ShownStep>> {
    await this.register.get(principal, assignmentId);
    return historyPage(this.lines, assignmentId, principal, filter, assignmentStepTerms);
  }
}
