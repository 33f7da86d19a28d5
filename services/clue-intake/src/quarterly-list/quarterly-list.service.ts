import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { quarterlyList } from './quarterly-list.decider.js';

/** One method per command. What is decided stands in quarterly-list.decider.ts. */
@Injectable()
export class QuarterlyListService {
  constructor(private readonly commands: CommandRunner) {}

  /** QuarterlyListOwed with the first line, QuarterlyDisposalEntered: the clue as it stands when the quarter has ended. Rule B1.11. */
  async enter(
    request: RequestContext,
    listId: string,
    { organisationId, quarter, clueId }: { readonly organisationId: string; readonly quarter: string; readonly clueId: string },
  ) {
    const { state, revision } = await this.commands.read(clue, clueId);
    const { number = '', source, mode, concludedOn, figures } = state;
    if (mode === undefined) return undefined;
    const line = {
      clueId,
      revision,
      number,
      reference: source!.reference,
      mode,
      ...(concludedOn === undefined ? {} : { concludedOn }),
      ...(figures ? { figures } : {}),
    };
    return this.commands.run(
      quarterlyList,
      listId,
      request,
      'quarterly-list.enter',
      { type: 'enter', data: { organisationId, quarter, line } },
      { organisationId },
    );
  }

  /** QuarterlyListSent, with what it holds by now. Rule B1.11. */
  send(request: RequestContext, listId: string) {
    return this.commands.run(quarterlyList, listId, request, 'quarterly-list.send', { type: 'send', data: {} });
  }

  /** QuarterlyListReceived, by the reception office. Rule B1.11. */
  receive(request: RequestContext, listId: string) {
    return this.commands.run(quarterlyList, listId, request, 'quarterly-list.receive', { type: 'receive', data: {} });
  }
}
