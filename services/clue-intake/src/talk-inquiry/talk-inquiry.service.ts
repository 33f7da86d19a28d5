import { Inject, Injectable } from '@nestjs/common';
import { type Permission, requireRole, requireScope } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { CommandRunner, idFrom, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { clue } from '../clue/clue.decider.js';
import { ensureInService } from '../departure/departed.js';
import type { AcquaintanceCheck } from '../person-facts/acquaintance.js';
import { holdsOn } from '../person-facts/person-facts.decider.js';
import { PersonFactsService } from '../person-facts/person-facts.service.js';
import { talkInquiryActions } from './talk-inquiry.allowed-actions.js';
import { talkInquiry, type TalkInquiryData as Data } from './talk-inquiry.decider.js';
import type { TalkInquiryOpening } from './talk-inquiry.events.js';
import { ensureHandles, handlerOf } from './talk-inquiry.handler.js';
import { talksOf } from './talks-of.js';

/** One method per command. What is decided stands in talk-inquiry.decider.ts. */
@Injectable()
export class TalkInquiryService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly facts: PersonFactsService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** TalkInquiryOpened, for one subject, with the department that the clue is with. Rules B1.3, B1.5, B1.8, B1.18. */
  async open(request: RequestContext, id: string, opening: TalkInquiryOpening) {
    const data = { ...opening, ...handlerOf((await this.commands.read(clue, opening.clueId)).state) };
    return this.commands.run(
      talkInquiry,
      id,
      request,
      'talk-inquiry.open',
      { type: 'open', data },
      { organisationId: data.organisationId },
    );
  }

  /** TalkHandlerAssigned, by case management. Rule B1.3. */
  assignHandler(request: RequestContext, id: string, data: Pick<Data<'assign-handler'>, 'departmentId'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.assign', {
      type: 'assign-handler',
      data: { ...data, departmentAs: 'assigned' },
    });
  }

  /** TalkHandlerAssigned, for every talk of the clue that goes on: they go where the clue was routed. Rule B1.3. */
  async followRouting(request: RequestContext, clueId: string, handler: Data<'assign-handler'>): Promise<void> {
    const { talkRound } = (await this.commands.read(clue, clueId)).state;
    for (const { id, state } of await talksOf(this.commands, clueId, talkRound)) {
      if (!talkInquiryActions[state.status].includes('assign-handler')) continue;
      await this.commands.run(
        talkInquiry,
        id,
        { ...request, commandId: idFrom('talk-follows-routing', request.commandId, id) },
        'talk-inquiry.follow-routing',
        { type: 'assign-handler', data: handler },
      );
    }
  }

  /** PlanProposed, to whom the authority names, with who talks, and whether they may know the subject. Rules B1.18, B4.7, B4.9; mechanism 2.5. */
  async proposePlan(request: RequestContext, id: string, plan: Omit<Data<'propose-plan'>, 'lentOnRecord' | 'check'>) {
    const personIds = plan.talkers.map(({ personId }) => personId);
    await this.ensureTalkersServe(request, 'talk-inquiry.propose-plan', id, personIds);
    const check = await this.acquaintancesOf(id, personIds);
    const data = { ...plan, lentOnRecord: await this.lentOf(personIds), ...(check ? { check } : {}) };
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.propose-plan', { type: 'propose-plan', data });
  }

  /** PlanApproved; on what was found about who talks, with a reason. Rule B1.18; mechanism 2.5. */
  async approvePlan(request: RequestContext, id: string, body: Omit<Data<'approve-plan'>, 'check'>) {
    await this.commands.actorIn(talkInquiry, id, request, 'talk-inquiry.approve');
    const { plan } = (await this.commands.read(talkInquiry, id)).state;
    const check = await this.acquaintancesOf(id, plan?.talkers.map(({ personId }) => personId) ?? []);
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', {
      type: 'approve-plan',
      data: { ...body, ...(check ? { check } : {}) },
    });
  }

  /** PlanRejected. */
  rejectPlan(request: RequestContext, id: string, data: Data<'reject-plan'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', { type: 'reject-plan', data });
  }

  /** NoticeServed: the notice of a delegated talk, or the letter. Rules B1.20, B1.21. */
  serveNotice(request: RequestContext, id: string, data: Data<'serve-notice'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.conduct', { type: 'serve-notice', data });
  }

  /** TalkHeld. Rules B1.18, B1.21, B4.7, B4.9. */
  async holdTalk(request: RequestContext, id: string, data: Data<'hold-talk'>) {
    await this.ensureTalkersServe(
      request,
      'talk-inquiry.conduct',
      id,
      data.talkers.map(({ personId }) => personId),
    );
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.conduct', { type: 'hold-talk', data });
  }

  /** RecordSigned. Rules B1.18, B1.21. */
  signRecord(request: RequestContext, id: string, data: Data<'sign-record'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.conduct', { type: 'sign-record', data });
  }

  /** ReplyReceived. Rule B1.20. */
  receiveReply(request: RequestContext, id: string, data: Data<'receive-reply'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.conduct', { type: 'receive-reply', data });
  }

  /** ReportMade, with the outcome that it proposes. Rule B1.19. */
  report(request: RequestContext, id: string, data: Data<'report'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.report', { type: 'report', data });
  }

  /** OutcomeApproved. Rule B1.19. */
  approveOutcome(request: RequestContext, id: string) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', { type: 'approve-outcome', data: {} });
  }

  /** OutcomeRejected. */
  rejectOutcome(request: RequestContext, id: string, data: Data<'reject-outcome'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', { type: 'reject-outcome', data });
  }

  /** TalkInquiryDiscontinued, by the principal. */
  discontinue(request: RequestContext, id: string, data: Data<'discontinue'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.discontinue', { type: 'discontinue', data });
  }

  /** B4.7: nobody who has left talks with a subject. */
  private async ensureTalkersServe(
    { principal }: RequestContext,
    permission: Permission,
    id: string,
    personIds: readonly string[],
  ): Promise<void> {
    const role = requireRole(principal, permission);
    const { opening } = (await this.commands.read(talkInquiry, id)).state;
    requireScope(principal, permission, opening?.organisationId);
    // Another department learns nothing from what it asks, not even who has left.
    if (opening) ensureHandles({ ...principal, role }, opening);
    if (opening) await ensureInService(this.commands, opening.organisationId, personIds);
  }

  /** 2.5: whether who would talk may know the subject, as of today; of nobody, nothing. */
  private async acquaintancesOf(id: string, personIds: readonly string[]): Promise<AcquaintanceCheck | undefined> {
    const { opening } = (await this.commands.read(talkInquiry, id)).state;
    return opening && personIds.length > 0 ? this.facts.check(opening.organisationId, personIds, [opening.subject]) : undefined;
  }

  /** Who is declared as lent today (B4.9). */
  private async lentOf(personIds: readonly string[]): Promise<readonly string[]> {
    const today = dateInChina(this.platform.clock.now());
    const declared = await Promise.all(
      personIds.map(async (personId) =>
        (await this.facts.factsOf(personId)).some((fact) => fact.kind === 'lent' && holdsOn(fact, today)) ? [personId] : [],
      ),
    );
    return declared.flat();
  }
}
