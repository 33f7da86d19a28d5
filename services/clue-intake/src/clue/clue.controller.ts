import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import { ClueFeedbackService } from './clue-feedback.service.js';
import * as dto from './clue.dto.js';
import { ClueService } from './clue.service.js';

/** The clue's life, command by command. Which is allowed when stands in clue.allowed-actions.ts. */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueController {
  constructor(
    private readonly clues: ClueService,
    private readonly feedback: ClueFeedbackService,
  ) {}

  @Post()
  @Command('clue.receive')
  receive(@Request() request: RequestContext, @Body({ schema: dto.ReceiveClueBody }) body: z.infer<typeof dto.ReceiveClueBody>) {
    return this.clues.receive(request, newId(request, 'clue'), { ...body, priority: false, raisedLevel: false });
  }

  @Post(':clueId/registration')
  @Command('clue.register')
  register(@Request() request: RequestContext, @Param('clueId') clueId: string) {
    return this.clues.register(request, clueId);
  }

  @Post(':clueId/forwarding')
  @Command('clue.forward')
  forward(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ForwardClueBody }) body: z.infer<typeof dto.ForwardClueBody>,
  ) {
    return this.clues.forward(request, clueId, body);
  }

  @Post(':clueId/return')
  @Command('clue.return')
  returnToSender(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ReturnClueBody }) body: z.infer<typeof dto.ReturnClueBody>,
  ) {
    return this.clues.returnToSender(request, clueId, body);
  }

  @Post(':clueId/repeat')
  @Command('clue.keep-repeat')
  keepRepeat(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.KeepRepeatBody }) body: z.infer<typeof dto.KeepRepeatBody>,
  ) {
    return this.clues.keepRepeat(request, clueId, body.firstClueId);
  }

  @Post(':clueId/screening')
  @Command('clue.screen')
  screen(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ScreenClueBody }) body: z.infer<typeof dto.ScreenClueBody>,
  ) {
    return this.clues.screen(request, clueId, body);
  }

  @Post(':clueId/disposal-proposal')
  @Command('clue.propose-disposal')
  proposeDisposal(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ProposeDisposalBody }) body: z.infer<typeof dto.ProposeDisposalBody>,
  ) {
    return this.clues.proposeDisposal(request, clueId, body);
  }

  @Post(':clueId/disposal-approval')
  @Command('clue.approve-disposal')
  approveDisposal(@Request() request: RequestContext, @Param('clueId') clueId: string) {
    return this.clues.approveDisposal(request, clueId);
  }

  @Post(':clueId/disposal-rejection')
  @Command('clue.approve-disposal')
  rejectDisposal(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RejectBody }) body: z.infer<typeof dto.RejectBody>,
  ) {
    return this.clues.rejectDisposal(request, clueId, body);
  }

  @Post(':clueId/conclusion')
  @Command('clue.conclude')
  conclude(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ConcludeClueBody }) body: z.infer<typeof dto.ConcludeClueBody>,
  ) {
    return this.clues.conclude(request, clueId, body);
  }

  @Post(':clueId/feedback')
  @Command('clue.give-feedback')
  giveFeedback(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.GiveFeedbackBody }) body: z.infer<typeof dto.GiveFeedbackBody>,
  ) {
    return this.feedback.giveFeedback(request, clueId, body);
  }

  @Post(':clueId/feedback-receipt')
  @Command('clue.acknowledge-feedback')
  acknowledgeFeedback(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.AcknowledgeFeedbackBody }) body: z.infer<typeof dto.AcknowledgeFeedbackBody>,
  ) {
    return this.feedback.acknowledgeFeedback(request, clueId, body);
  }

  /** The receipt of a source that reads no page here. */
  @Post(':clueId/feedback-letter-receipt')
  @Command('clue.record-letter-receipt')
  recordLetterReceipt(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RecordLetterReceiptBody }) body: z.infer<typeof dto.RecordLetterReceiptBody>,
  ) {
    return this.feedback.recordLetterReceipt(request, clueId, body);
  }

  @Post(':clueId/closure')
  @Command('clue.close')
  close(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.CloseClueBody }) body: z.infer<typeof dto.CloseClueBody>,
  ) {
    return this.clues.close(request, clueId, body);
  }
}
