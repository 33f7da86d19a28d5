import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clue.dto.js';
import { ClueCorrectionsService } from './clue-corrections.service.js';

/** 更正登记、作废登记、更正问题类型: what was registered is put right, and stays in the log as it was. */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueCorrectionsController {
  constructor(private readonly corrections: ClueCorrectionsService) {}

  /** Texts and the sender’s number stand at once; the day of receipt waits for its approval. */
  @Post(':clueId/correction')
  @Command('clue.correct-registration')
  correct(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.CorrectRegistrationBody }) body: z.infer<typeof dto.CorrectRegistrationBody>,
  ) {
    return this.corrections.correct(request, clueId, body);
  }

  @Post(':clueId/correction-approval')
  @Command('clue.decide-correction')
  approve(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ApproveCorrectionBody }) body: z.infer<typeof dto.ApproveCorrectionBody>,
  ) {
    return this.corrections.approve(request, clueId, body);
  }

  @Post(':clueId/correction-rejection')
  @Command('clue.decide-correction')
  reject(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RejectBody }) body: z.infer<typeof dto.RejectBody>,
  ) {
    return this.corrections.reject(request, clueId, body);
  }

  @Post(':clueId/voiding')
  @Command('clue.void')
  voidEntry(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.VoidClueBody }) body: z.infer<typeof dto.VoidClueBody>,
  ) {
    return this.corrections.voidEntry(request, clueId, body);
  }

  @Post(':clueId/problem-types')
  @Command('clue.amend-problem-types')
  amendProblemTypes(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.AmendProblemTypesBody }) body: z.infer<typeof dto.AmendProblemTypesBody>,
  ) {
    return this.corrections.amendProblemTypes(request, clueId, body);
  }
}
