import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './handover.dto.js';
import { HandoverService } from './handover.service.js';

/** One item of a hand-over, from listing to acknowledged feedback. */
@ApiTags('handovers')
@Controller('api/inspection-liaison/handovers/:handoverId/items/:itemNo')
export class HandoverItemController {
  constructor(private readonly handovers: HandoverService) {}

  @Post('amendment')
  @Command('handover.list-items')
  amendItem(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.HandoverItemBody }) body: z.output<typeof dto.HandoverItemBody>,
  ) {
    return this.handovers.amendItem(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...dto.contentOf(body) });
  }

  @Post('withdrawal')
  @Command('handover.list-items')
  withdrawItem(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.WithdrawItemBody }) body: z.output<typeof dto.WithdrawItemBody>,
  ) {
    return this.handovers.withdrawItem(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('consultation')
  @Command('handover.consult')
  conveneConsultation(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ConveneBody }) body: z.output<typeof dto.ConveneBody>,
  ) {
    return this.handovers.conveneConsultation(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('consultation-opinion')
  @Command('handover.consult')
  concludeConsultation(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ConcludeBody }) body: z.output<typeof dto.ConcludeBody>,
  ) {
    return this.handovers.concludeConsultation(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...dto.outcomeOf(body) });
  }

  @Post('sign-out')
  @Command('handover.sign-out')
  signOut(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.SignOutBody }) body: z.output<typeof dto.SignOutBody>,
  ) {
    return this.handovers.signOut(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('sign-in')
  @Command('handover.sign-in')
  signIn(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.SignInBody }) body: z.output<typeof dto.SignInBody>,
  ) {
    return this.handovers.signIn(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('return')
  @Command('handover.sign-in')
  returnItem(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ReturnItemBody }) body: z.output<typeof dto.ReturnItemBody>,
  ) {
    return this.handovers.returnItem(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('progress')
  @Command('handover.record-result')
  recordProgress(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ProgressBody }) body: z.output<typeof dto.ProgressBody>,
  ) {
    return this.handovers.recordProgress(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('result')
  @Command('handover.record-result')
  recordResult(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ResultBody }) body: z.output<typeof dto.ResultBody>,
  ) {
    return this.handovers.recordResult(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...dto.resultOf(body) });
  }

  @Post('feedback')
  @Command('handover.give-feedback')
  giveFeedback(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.ItemFeedbackBody }) body: z.output<typeof dto.ItemFeedbackBody>,
  ) {
    return this.handovers.giveFeedback(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }

  @Post('feedback-receipt')
  @Command('handover.acknowledge-feedback')
  acknowledgeFeedback(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Param('itemNo') itemNo: string,
    @Body({ schema: dto.AcknowledgeItemFeedbackBody }) body: z.output<typeof dto.AcknowledgeItemFeedbackBody>,
  ) {
    return this.handovers.acknowledgeFeedback(request, handoverId, { itemNo: dto.itemNoOf(itemNo), ...body });
  }
}
