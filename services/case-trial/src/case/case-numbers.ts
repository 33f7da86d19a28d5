import { Injectable } from '@nestjs/common';
import { numberRegister } from '@liandong/event-sourcing';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import type { DecisionMeeting } from './case.decision.events.js';
import type { CaseState } from './case.state.js';

/** Numbers of filings (立) and of decisions (处), a register each per organisation and year. */
export const caseNumbers = numberRegister('caseNumber');

/** Draws the next number of a register: whoever may not command is refused before. */
@Injectable()
export class CaseNumbers {
  constructor(private readonly commands: CommandRunner) {}

  /** 立案编号, of the commission's register. */
  nextFiling(request: RequestContext, caseId: string, organisationId: string, filedOn: string): Promise<string> {
    return this.next(request, caseId, '立', organisationId, filedOn);
  }

  /** 处分决定文号, of the register of whoever decides: the township's own where its bodies do. */
  nextLetter(request: RequestContext, caseId: string, state: CaseState, meetings: readonly DecisionMeeting[]): Promise<string> {
    const township = meetings.every(({ body }) => body.startsWith('township'));
    const organ = township && state.townshipId !== null ? state.townshipId : state.organisationId!;
    const held = meetings.map(({ heldOn }) => heldOn).sort();
    return this.next(request, caseId, '处', organ, held.at(-1) ?? '');
  }

  private async next(request: RequestContext, caseId: string, kind: '立' | '处', organisationId: string, date: string): Promise<string> {
    const year = date.slice(0, 4);
    const register = `${organisationId}-${kind === '立' ? 'filing' : 'decision'}-${year}`;
    return `${kind}〔${year}〕${await this.commands.nextNumber(caseNumbers, register, caseId, request)}号`;
  }
}
