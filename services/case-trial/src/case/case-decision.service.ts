import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@liandong/service-kit';
import { type Asked, CaseCommands, type Data } from './case-commands.js';

/** 处分 and 执行, one method per command. What is decided stands in case.decision.ts. */
@Injectable()
export class CaseDecisionService extends CaseCommands {
  /** DefenceHeard. Rules B2.24, B4.1. */
  async hearDefence(request: RequestContext, caseId: string, data: Data<'hear-defence'>) {
    return this.runNaming([...data.heardBy, ...(await this.panelOf(caseId))], caseId, request, 'case.hear-defence', {
      type: 'hear-defence',
      data,
    });
  }

  /** CaseDecided, with the letter under its number. Rules B2.20 to B2.26, B4.1, B4.2, B5.4, B5.6. */
  async decide(request: RequestContext, caseId: string, data: Omit<Asked<'decide'>, 'letterNumber'>) {
    const { state } = await this.beforeNumber(request, caseId, 'case.decide');
    const letterNumber =
      state.decision?.letterNumber ??
      (state.status === 'defence-heard' ? await this.numbers.nextLetter(request, caseId, state, data.meetings) : '');
    return this.runNaming(state.panel, caseId, request, 'case.decide', {
      type: 'decide',
      data: { ...data, letterNumber, ...(await this.conflictsOf(request, caseId)), ...(await this.secretaryOf(caseId)) },
    });
  }

  /** DecisionAnnounced. Rule B2.27. */
  announceDecision(request: RequestContext, caseId: string, data: Data<'announce-decision'>) {
    return this.runNaming(data.announcedBy, caseId, request, 'case.announce-decision', { type: 'announce-decision', data });
  }

  /** ExecutionRecorded. Rule B2.28. */
  recordExecution(request: RequestContext, caseId: string, data: Data<'record-execution'>) {
    return this.run(caseId, request, 'case.record-execution', { type: 'record-execution', data });
  }

  /** CaseClosed. */
  close(request: RequestContext, caseId: string, data: Data<'close'>) {
    return this.run(caseId, request, 'case.close', { type: 'close', data });
  }
}
