import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { automationPrincipal, type Permission, requireRole, requireScope } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext, Sealer } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { report } from '../report/report.decider.js';
import { sealMessage } from '../report/report.sealing.js';
import { replyActions } from './reply.allowed-actions.js';
import { reply, type ReplyData as Data } from './reply.decider.js';
import { replyErrors } from './reply.errors.js';
import type { Told } from './reply.events.js';
import { keyOfNext, placeOf } from './reply.sealing.js';
import type { ReplyState } from './reply.state.js';

/** As it comes in: in words for the dialogue, or by which means and when. */
export interface TellReporter {
  readonly means?: Exclude<Told['means'], 'dialogue'> | undefined;
  readonly toldOn?: string | undefined;
  readonly text?: string | undefined;
}

/** What the handlers do for real-name reporters. What is decided stands in reply.decider.ts. */
@Injectable()
export class ReplyService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sealer: Sealer,
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly facts: PersonFactsService,
  ) {}

  /** ReplyAcknowledged: 告知受理; of a report of the public channel, its notice first. Rule B1.15. */
  async acknowledge(request: RequestContext, replyId: string, body: TellReporter) {
    const data = await this.told(request, replyId, 'reply.acknowledge', 'acknowledge', body);
    return this.commands.run(reply, replyId, request, 'reply.acknowledge', { type: 'acknowledge', data });
  }

  /** ReplyResultTold: 反馈结果. Rule B1.15. */
  async tellResult(request: RequestContext, replyId: string, body: TellReporter) {
    const data = await this.told(request, replyId, 'reply.tell-result', 'tell-result', body);
    return this.commands.run(reply, replyId, request, 'reply.tell-result', { type: 'tell-result', data });
  }

  /** ReplyObjectionRecorded. Rule B1.15. */
  async recordObjection(
    request: RequestContext,
    replyId: string,
    { statement, ...data }: Omit<Data<'record-objection'>, 'statement'> & { readonly statement: string },
  ) {
    const state = await this.allowed(request, replyId, 'reply.record-objection');
    const key = keyOfNext(state);
    const sealed = await this.sealer.seal(placeOf(replyId, state, key), request.commandId, { statement });
    return this.commands.run(reply, replyId, request, 'reply.record-objection', {
      type: 'record-objection',
      data: { ...data, ...key, statement: sealed },
    });
  }

  /** ReplyObjectionRead, and only then what was objected. Every reading is an event, the one under a repeated key too. Rule B4.4. */
  async readObjection(request: RequestContext, replyId: string, number: number) {
    const each = { ...request, commandId: randomUUID() };
    const receipt = await this.commands.run(reply, replyId, each, 'reply.read-objection', { type: 'read-objection', data: { number } });
    const { state } = await this.commands.read(reply, replyId);
    const objection = state.objections[number - 1]!;
    const { statement } = await this.sealer.unseal(placeOf(replyId, state, objection), objection.statement);
    return { ...receipt, statement: statement ?? '' };
  }

  /** ReplyObjectionDecided, by the deputy in charge (分管领导). Rule B1.15. */
  decideObjection(request: RequestContext, replyId: string, data: Data<'decide-objection'>) {
    return this.commands.run(reply, replyId, request, 'reply.decide-objection', { type: 'decide-objection', data });
  }

  /** ReplyRecheckConcluded: 复查 has ended, and its result is owed; by nobody who may know the subject. Rule B1.15; mechanism 2.5. */
  async concludeRecheck(request: RequestContext, replyId: string, asked: Omit<Data<'conclude-recheck'>, 'rechecker'>) {
    const { clueId } = await this.allowed(request, replyId, 'reply.conclude-recheck');
    const subjects = clueId === undefined ? [] : (await this.commands.read(clue, clueId)).state.subjects;
    const data = { ...asked, rechecker: { check: await this.facts.checkPerson(request.principal, subjects), accepted: [] } };
    return this.commands.run(reply, replyId, request, 'reply.conclude-recheck', { type: 'conclude-recheck', data });
  }

  /** Says it in the report's dialogue where there is one; the decider has the last word on whether it counts. */
  private async told(
    request: RequestContext,
    replyId: string,
    permission: Permission,
    type: 'acknowledge' | 'tell-result',
    { means, toldOn, text }: TellReporter,
  ): Promise<Told> {
    const state = await this.allowed(request, replyId, permission);
    if (state.kind === 'clue') {
      ensure(means !== undefined && toldOn !== undefined && text === undefined, replyErrors.meansUnfit);
      return { means, toldOn };
    }
    ensure(text !== undefined && means === undefined && toldOn === undefined, replyErrors.meansUnfit);
    const inDialogue = { means: 'dialogue', toldOn: dateInChina(this.platform.clock.now()) } as const;
    // A repetition gets its first answer, and nothing is said twice.
    const due = replyActions[state.status].includes(type) && !(type === 'acknowledge' && state.acknowledged);
    if (due) await this.say(request, replyId, state.organisationId!, text);
    return inDialogue;
  }

  /** ReportNoticeGiven, in the name of whoever tells it in the reply. The same wish seals to the same words, so that it is said once. */
  private async say({ commandId }: RequestContext, reportId: string, organisationId: string, text: string): Promise<void> {
    const own: RequestContext = {
      principal: automationPrincipal('clue-intake', organisationId),
      commandId: idFrom('reply-notice', commandId),
      causationId: commandId,
    };
    const notice = await sealMessage(this.sealer, reportId, own.commandId, text);
    await this.commands.run(report, reportId, own, 'report.pass-on-reply', { type: 'tell', data: { notice } });
  }

  /** Nobody makes keys or notices who may not. */
  private async allowed(request: RequestContext, replyId: string, permission: Permission): Promise<ReplyState> {
    requireRole(request.principal, permission);
    const { state } = await this.commands.read(reply, replyId);
    ensure(state.organisationId !== undefined, replyErrors.unknown);
    requireScope(request.principal, permission, state.organisationId);
    return state;
  }
}
