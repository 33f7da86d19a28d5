import { Injectable } from '@nestjs/common';
import type { Principal } from '@liandong/access';
import { type Page, ServiceRuntime } from '@liandong/service-kit';
import { clue } from '../../clue/clue.decider.js';
import type { ClueEvent } from '../../clue/clue.events.js';
import { ClueRegisterQuery } from '../clue-register/clue-register.query.js';
import type { HistoryStep, Telling } from '../history/history.js';
import { type HistoryFilter, historyPage } from '../history/history-page.js';
import { clueSteps } from './clue-history.steps.js';
import { clueStepTerms } from './clue-history.terms.js';

/** 办理经过: every step of one clue, with its opinion, its reason and who took it (B1.3). */
export const clueHistory: Telling<ClueEvent> = {
  category: clue.category,
  upcasters: clue.upcasters,
  steps: clueSteps,
  terms: clueStepTerms,
};

/** For whoever reads it in the register. */
@Injectable()
export class ClueHistoryQuery {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly register: ClueRegisterQuery,
  ) {}

  /** @throws DomainError clue.unknown: no such clue, or none that this person may see */
  async get(principal: Principal, clueId: string, filter: HistoryFilter): Promise<Page<HistoryStep>> {
    await this.register.get(principal, clueId);
    return historyPage(this.runtime.store, clueHistory, clueId, filter);
  }
}
