import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue.dto.js';
import { ClueForwardingService } from './clue-forwarding.service.js';

/** What bodies that are not connected answer to what was forwarded to them, on paper (B1.6). */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueForwardingController {
  constructor(private readonly forwarding: ClueForwardingService) {}

  @Post(':clueId/forwarding-paper-receipt')
  @Command('clue.record-paper-answer')
  recordPaperReceipt(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RecordPaperReceiptBody }) body: z.infer<typeof dto.RecordPaperReceiptBody>,
  ) {
    return this.forwarding.recordPaperReceipt(request, clueId, body);
  }

  /** Who came back is a subject again; where the clue has gone on meanwhile, of a clue of their own. */
  @Post(':clueId/forwarding-paper-return')
  @Command('clue.record-paper-answer')
  recordPaperReturn(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RecordPaperReturnBody }) body: z.infer<typeof dto.RecordPaperReturnBody>,
  ) {
    return this.forwarding.recordPaperReturn(request, clueId, body);
  }

  @Post(':clueId/forwarding-paper-result')
  @Command('clue.record-paper-answer')
  recordPaperResult(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RecordPaperResultBody }) body: z.infer<typeof dto.RecordPaperResultBody>,
  ) {
    return this.forwarding.recordPaperResult(request, clueId, body);
  }
}
