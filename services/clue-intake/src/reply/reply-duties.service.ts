import { Inject, Injectable } from '@nestjs/common';
import { automationPrincipal } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext, type RunOptions } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { report } from '../report/report.decider.js';
import { first, reporterIdOf, reportersOf } from '../reporter/reporter.signatories.js';
import { initialReporter } from '../reporter/reporter.state.js';
import { reply } from './reply.decider.js';
import { type OwedAcknowledgements, owedAcknowledgements } from './reply.state.js';
import { type ReplyWish, replyOf, wishesOfClue, wishesOfReport } from './reply.wishes.js';

/** The clue that a report becomes. */
export const clueOfReport = (reportId: string): string => idFrom('clue-of-report', reportId);

/** What causes it: the id of the event, or of the command, after which reports, reporters and clues are looked at. */
export type Cause = Pick<RequestContext, 'commandId'>;

/** Keeps what reporters are owed in step with reports, reporters and clues. Asked again, it does what is left to do. */
@Injectable()
export class ReplyDuties {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** ReplyOwed or ReplyEnded. Rules B1.15, B1.7, B1.8. `grain`: of what the reporter does, the day alone is kept (docs/adr/0018). */
  async followReport(cause: Cause, reportId: string, options: Pick<RunOptions, 'grain'> = {}): Promise<void> {
    const { state, matterId } = await this.commands.read(report, reportId);
    const { status, ground } = (await this.commands.read(reply, reportId)).state;
    const wishes = wishesOfReport(state, status === 'ended' && ground === 'not-accepted', dateInChina(this.platform.clock.now()));
    await this.follow(cause, reportId, state.organisationId, matterId, wishes, options);
  }

  /** To whom of a clue's reporters 告知受理 is owed and was not told yet, and until when at the latest (B1.15). */
  async acknowledgementsOwed(clueId: string): Promise<OwedAcknowledgements> {
    const ids = new Set([clueId, ...(await reportersOf(this.commands, clueId)).map(reporterIdOf)]);
    return owedAcknowledgements(await Promise.all([...ids].map(async (id) => [id, (await this.commands.read(reply, id)).state] as const)));
  }

  /**
   * ReplyOwed, ReplyReceiptCorrected, ReplyResultOwed or ReplyEnded, of each reporter. Rules B1.15, B1.16. A limit that ends later follows by itself.
   * `mayShorten`: the replies whose earlier end was accepted with the correction that causes it (B1.4); every other one keeps the limit that it has.
   */
  async followClue(cause: Cause, clueId: string, mayShorten: readonly string[] = []): Promise<void> {
    const { state, matterId } = await this.commands.read(clue, clueId);
    const [firstOne = { ...first(clueId), state: initialReporter }, ...others] = await reportersOf(this.commands, clueId);
    for (const { state: standing, ...which } of [firstOne, ...others]) {
      const of = which.number === 1 ? replyOf(clueId, state, clueOfReport) : { replyId: reporterIdOf(which), kind: 'clue' as const };
      if (!of) continue;
      const wishes = wishesOfClue(which, of.kind, state, standing, mayShorten.includes(of.replyId));
      await this.follow(cause, of.replyId, state.organisationId, matterId, wishes);
    }
  }

  private async follow(
    { commandId }: Cause,
    replyId: string,
    organisationId = '',
    matterId: string | undefined,
    wishes: readonly ReplyWish[],
    options: Pick<RunOptions, 'grain'> = {},
  ): Promise<void> {
    for (const wish of wishes) {
      const { state } = await this.commands.read(reply, replyId);
      // Nobody is told of what was never owed.
      if (wish.type !== 'open' && state.status === 'none') continue;
      if (wish.type === 'correct-receipt' && state.receivedOn === wish.data.receivedOn) continue;
      const request: RequestContext = {
        principal: automationPrincipal('clue-intake', organisationId),
        commandId: idFrom('reply', wish.type, replyId, commandId),
        causationId: commandId,
        idDecides: true,
      };
      await this.do(wish, replyId, request, { ...options, organisationId, ...(matterId ? { matterId } : {}) });
    }
  }

  private do(wish: ReplyWish, replyId: string, request: RequestContext, options: RunOptions) {
    switch (wish.type) {
      case 'open':
        return this.commands.run(reply, replyId, request, 'reply.follow', { type: 'open', data: wish.data }, options);
      case 'correct-receipt':
        return this.commands.run(reply, replyId, request, 'reply.follow', { type: 'correct-receipt', data: wish.data }, options);
      case 'complete':
        return this.commands.run(reply, replyId, request, 'reply.follow', { type: 'complete', data: wish.data }, options);
      case 'end':
        return this.commands.run(reply, replyId, request, 'reply.follow', { type: 'end', data: wish.data }, options);
    }
  }
}
