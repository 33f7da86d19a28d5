import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue-copy.dto.js';
import { ClueCopyService } from './clue-copy.service.js';

/** What the people’s congress copies to the commission, and its analysis (1.13). */
@ApiTags('clue-copies')
@Controller('api/clue-intake')
export class ClueCopyController {
  constructor(private readonly copies: ClueCopyService) {}

  @Post('clue-copies')
  @Command('clue-copy.receive')
  receive(@Request() request: RequestContext, @Body({ schema: dto.ReceiveClueCopyBody }) body: z.infer<typeof dto.ReceiveClueCopyBody>) {
    return this.copies.receive(request, newId(request, 'clue-copy'), body);
  }

  @Post('clue-copies/:copyId/taken-in-items')
  @Command('clue-copy.analyse')
  takeIn(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.TakeInCopiedItemBody }) { itemNo, clue }: dto.TakeInCopiedItemBody,
  ) {
    return this.copies.takeIn(request, copyId, { itemNo, words: clue });
  }

  @Post('clue-copies/:copyId/links')
  @Command('clue-copy.analyse')
  link(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.LinkCopiedItemBody }) body: z.infer<typeof dto.LinkCopiedItemBody>,
  ) {
    return this.copies.link(request, copyId, body);
  }

  @Post('clue-copies/:copyId/analysis')
  @Command('clue-copy.analyse')
  proposeAnalysis(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.ProposeCopyAnalysisBody }) { items }: dto.ProposeCopyAnalysisBody,
  ) {
    return this.copies.proposeAnalysis(
      request,
      copyId,
      items.map(({ toOrganisation, ...item }) => (toOrganisation === undefined ? item : { ...item, toOrganisation })),
    );
  }

  @Post('clue-copies/:copyId/analysis-approval')
  @Command('clue-copy.approve')
  approveAnalysis(@Request() request: RequestContext, @Param('copyId') copyId: string) {
    return this.copies.approveAnalysis(request, copyId);
  }

  @Post('clue-copies/:copyId/analysis-rejection')
  @Command('clue-copy.approve')
  rejectAnalysis(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.RejectCopyAnalysisBody }) body: z.infer<typeof dto.RejectCopyAnalysisBody>,
  ) {
    return this.copies.rejectAnalysis(request, copyId, body);
  }

  @Post('clue-copies/:copyId/reply')
  @Command('clue-copy.reply')
  reply(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.ReplyToCopyBody }) body: z.infer<typeof dto.ReplyToCopyBody>,
  ) {
    return this.copies.reply(request, copyId, body);
  }

  @Post('own-clue-copies/:copyId/reply-receipt')
  @Command('clue-copy.acknowledge-reply')
  acknowledgeReply(
    @Request() request: RequestContext,
    @Param('copyId') copyId: string,
    @Body({ schema: dto.AcknowledgeCopyReplyBody }) body: z.infer<typeof dto.AcknowledgeCopyReplyBody>,
  ) {
    return this.copies.acknowledgeReply(request, copyId, body);
  }
}
