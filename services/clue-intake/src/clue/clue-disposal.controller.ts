import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue.dto.js';
import { ClueForwardingService } from './clue-forwarding.service.js';
import { ClueService } from './clue.service.js';

/** What happens while a mode is in force: the review of what is on hold, what a township did, what became of the persons; before that, how long the disposal may take (B1.2); and the result of what was forwarded (B1.6). */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueDisposalController {
  constructor(
    private readonly clues: ClueService,
    private readonly forwarding: ClueForwardingService,
  ) {}

  @Post(':clueId/hold-review')
  @Command('clue.review-hold')
  reviewHold(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ReviewHoldBody }) body: z.infer<typeof dto.ReviewHoldBody>,
  ) {
    return this.clues.reviewHold(request, clueId, body);
  }

  @Post(':clueId/case-facts')
  @Command('clue.record-case-fact')
  recordCaseFact(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RecordCaseFactBody }) body: z.infer<typeof dto.RecordCaseFactBody>,
  ) {
    return this.clues.recordCaseFact(request, clueId, body);
  }

  @Post(':clueId/township-result')
  @Command('clue.report-township-result')
  reportTownshipResult(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ReportTownshipResultBody }) body: z.infer<typeof dto.ReportTownshipResultBody>,
  ) {
    return this.clues.reportTownshipResult(request, clueId, body);
  }

  @Post(':clueId/forwarding-result-receipt')
  @Command('clue.acknowledge-forward-result')
  acknowledgeForwardResult(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.AcknowledgeForwardResultBody }) body: z.infer<typeof dto.AcknowledgeForwardResultBody>,
  ) {
    return this.forwarding.acknowledgeForwardResult(request, clueId, body);
  }

  @Post(':clueId/limit-change')
  @Command('clue.propose-limit-change')
  proposeLimitChange(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ProposeLimitChangeBody }) body: z.infer<typeof dto.ProposeLimitChangeBody>,
  ) {
    return this.clues.proposeLimitChange(request, clueId, body);
  }

  @Post(':clueId/limit-change-approval')
  @Command('clue.decide-limit-change')
  approveLimitChange(@Request() request: RequestContext, @Param('clueId') clueId: string) {
    return this.clues.approveLimitChange(request, clueId);
  }

  @Post(':clueId/limit-change-rejection')
  @Command('clue.decide-limit-change')
  rejectLimitChange(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RejectBody }) body: z.infer<typeof dto.RejectBody>,
  ) {
    return this.clues.rejectLimitChange(request, clueId, body);
  }

  @Post(':clueId/limit-resumption')
  @Command('clue.propose-limit-change')
  resumeLimit(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ResumeLimitBody }) body: z.infer<typeof dto.ResumeLimitBody>,
  ) {
    return this.clues.resumeLimit(request, clueId, body);
  }
}
