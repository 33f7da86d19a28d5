import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { ReopenClueBody } from './clue.dto.js';
import { ClueReopeningService } from './clue-reopening.service.js';

/** 重新办理: a clue whose result does not hold is disposed of anew (B1.15). */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueReopeningController {
  constructor(private readonly reopenings: ClueReopeningService) {}

  @Post(':clueId/reopening')
  @Command('clue.reopen')
  reopen(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: ReopenClueBody }) { replyId, objection, reason }: z.infer<typeof ReopenClueBody>,
  ) {
    return this.reopenings.reopen(request, clueId, { recheck: { replyId, number: objection }, reason });
  }
}
