import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue.dto.js';
import { ClueService } from './clue.service.js';

/** What happens while a mode is in force: the review of what is on hold, what a township did, and what became of the persons. */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueDisposalController {
  constructor(private readonly clues: ClueService) {}

  @Post(':clueId/hold-review')
  @Command('clue.review-hold')
  reviewHold(@Request() request: RequestContext, @Param('clueId') clueId: string, @Body({ schema: dto.ReviewHoldBody }) body: z.infer<typeof dto.ReviewHoldBody>) {
    return this.clues.reviewHold(request, clueId, body);
  }

  @Post(':clueId/case-facts')
  @Command('clue.record-case-fact')
  recordCaseFact(@Request() request: RequestContext, @Param('clueId') clueId: string, @Body({ schema: dto.RecordCaseFactBody }) body: z.infer<typeof dto.RecordCaseFactBody>) {
    return this.clues.recordCaseFact(request, clueId, body);
  }

  @Post(':clueId/township-result')
  @Command('clue.report-township-result')
  reportTownshipResult(@Request() request: RequestContext, @Param('clueId') clueId: string, @Body({ schema: dto.ReportTownshipResultBody }) body: z.infer<typeof dto.ReportTownshipResultBody>) {
    return this.clues.reportTownshipResult(request, clueId, body);
  }
}
