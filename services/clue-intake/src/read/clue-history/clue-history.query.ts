import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import type { Page } from '@liandong/service-kit';
import { ClueRegisterQuery } from '../clue-register/clue-register.query.js';
import { type HistoryFilter, historyPage, type ShownStep } from '../history/history-page.js';
import { ClueHistoryLine } from './clue-history-line.entity.js';
import { clueStepTerms } from './clue-history.terms.js';

/** 办理经过 of one clue, for whoever reads it in the register. */
@Injectable()
export class ClueHistoryQuery {
  constructor(
    @InjectRepository(ClueHistoryLine, 'clue-intake') private readonly lines: Repository<ClueHistoryLine>,
    private readonly register: ClueRegisterQuery,
  ) {}

  /** @throws DomainError clue.unknown: no such clue, or none that this person may see */
  async get(principal: Principal, clueId: string, filter: HistoryFilter): Promise<Page<ShownStep>> {
    await this.register.get(principal, clueId);
    return historyPage(this.lines, clueId, principal, filter, clueStepTerms);
  }
}
