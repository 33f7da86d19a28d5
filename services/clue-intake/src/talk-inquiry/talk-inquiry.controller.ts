import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './talk-inquiry.dto.js';
import { TalkInquiryService } from './talk-inquiry.service.js';

/** Talk and letter inquiry (谈话函询), command by command. Which is allowed when stands in talk-inquiry.allowed-actions.ts. */
@ApiTags('talk-inquiries')
@Controller('api/clue-intake/talk-inquiries')
export class TalkInquiryController {
  constructor(private readonly talkInquiries: TalkInquiryService) {}

  @Post(':talkInquiryId/handler')
  @Command('talk-inquiry.assign')
  assignHandler(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.AssignTalkHandlerBody }) body: z.infer<typeof dto.AssignTalkHandlerBody>,
  ) {
    return this.talkInquiries.assignHandler(request, id, body);
  }

  @Post(':talkInquiryId/plan-proposal')
  @Command('talk-inquiry.propose-plan')
  proposePlan(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.ProposeTalkPlanBody }) body: z.infer<typeof dto.ProposeTalkPlanBody>,
  ) {
    return this.talkInquiries.proposePlan(request, id, body);
  }

  @Post(':talkInquiryId/plan-approval')
  @Command('talk-inquiry.approve')
  approvePlan(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.ApproveTalkPlanBody }) body: z.infer<typeof dto.ApproveTalkPlanBody>,
  ) {
    return this.talkInquiries.approvePlan(request, id, body);
  }

  @Post(':talkInquiryId/plan-rejection')
  @Command('talk-inquiry.approve')
  rejectPlan(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.TalkReasonBody }) body: z.infer<typeof dto.TalkReasonBody>,
  ) {
    return this.talkInquiries.rejectPlan(request, id, body);
  }

  @Post(':talkInquiryId/notice')
  @Command('talk-inquiry.conduct')
  serveNotice(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.ServeTalkNoticeBody }) body: z.infer<typeof dto.ServeTalkNoticeBody>,
  ) {
    return this.talkInquiries.serveNotice(request, id, body);
  }

  @Post(':talkInquiryId/talk')
  @Command('talk-inquiry.conduct')
  holdTalk(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.HoldTalkBody }) body: z.infer<typeof dto.HoldTalkBody>,
  ) {
    return this.talkInquiries.holdTalk(request, id, body);
  }

  @Post(':talkInquiryId/record')
  @Command('talk-inquiry.conduct')
  signRecord(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.SignTalkRecordBody }) body: z.infer<typeof dto.SignTalkRecordBody>,
  ) {
    return this.talkInquiries.signRecord(request, id, body);
  }

  @Post(':talkInquiryId/reply')
  @Command('talk-inquiry.conduct')
  receiveReply(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.ReceiveReplyBody }) body: z.infer<typeof dto.ReceiveReplyBody>,
  ) {
    return this.talkInquiries.receiveReply(request, id, body);
  }

  @Post(':talkInquiryId/report')
  @Command('talk-inquiry.report')
  report(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.ReportTalkBody }) body: z.infer<typeof dto.ReportTalkBody>,
  ) {
    return this.talkInquiries.report(request, id, body);
  }

  @Post(':talkInquiryId/outcome-approval')
  @Command('talk-inquiry.approve')
  approveOutcome(@Request() request: RequestContext, @Param('talkInquiryId') id: string) {
    return this.talkInquiries.approveOutcome(request, id);
  }

  @Post(':talkInquiryId/outcome-rejection')
  @Command('talk-inquiry.approve')
  rejectOutcome(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.TalkReasonBody }) body: z.infer<typeof dto.TalkReasonBody>,
  ) {
    return this.talkInquiries.rejectOutcome(request, id, body);
  }

  @Post(':talkInquiryId/discontinuation')
  @Command('talk-inquiry.discontinue')
  discontinue(
    @Request() request: RequestContext,
    @Param('talkInquiryId') id: string,
    @Body({ schema: dto.TalkReasonBody }) body: z.infer<typeof dto.TalkReasonBody>,
  ) {
    return this.talkInquiries.discontinue(request, id, body);
  }
}
