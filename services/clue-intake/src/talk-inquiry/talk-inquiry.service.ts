import { Injectable } from '@nestjs/common';
import { CommandRunner, type RequestContext } from '@liandong/service-kit';
import { talkInquiry, type TalkInquiryData as Data } from './talk-inquiry.decider.js';
import type { TalkInquiryOpening } from './talk-inquiry.events.js';

/** One method per command. What is decided stands in talk-inquiry.decider.ts. */
@Injectable()
export class TalkInquiryService {
  constructor(private readonly commands: CommandRunner) {}

  /** TalkInquiryOpened, for one subject. Rule B1.18. */
  open(request: RequestContext, id: string, data: TalkInquiryOpening) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.open', { type: 'open', data }, { organisationId: data.organisationId });
  }

  /** PlanProposed, to whom the authority names. Rule B1.18. */
  proposePlan(request: RequestContext, id: string, data: Data<'propose-plan'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.propose-plan', { type: 'propose-plan', data });
  }

  /** PlanApproved. Rule B1.18. */
  approvePlan(request: RequestContext, id: string, data: Data<'approve-plan'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', { type: 'approve-plan', data });
  }

  /** PlanRejected. */
  rejectPlan(request: RequestContext, id: string, data: Data<'reject-plan'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.approve', { type: 'reject-plan', data });
  }

  /** NoticeServed: the notice of a delegated talk, or the letter. Rules B1.20, B1.21. */
  serveNotice(request: RequestContext, id: string, data: Data<'serve-notice'>) {
    return this.commands.run(talkInquiry, id, request, 'talk-inquiry.conduct', { type: 'serve-notice', data });
  }

  /** TalkHeld. Rules B1.18, B1.21. */
  holdTalk(request: RequestContext, id: string, data: Data<'hold-talk'>) {
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
}
