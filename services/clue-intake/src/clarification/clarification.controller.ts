import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './clarification.dto.js';
import { ClarificationService } from './clarification.service.js';

/** Clearing a subject's name (澄清正名, B1.17). */
@ApiTags('clarifications')
@Controller('api/clue-intake/clarifications')
export class ClarificationController {
  constructor(private readonly clarifications: ClarificationService) {}

  @Post()
  @Command('clarification.propose')
  propose(
    @Request() request: RequestContext,
    @Body({ schema: dto.ProposeClarificationBody }) body: z.infer<typeof dto.ProposeClarificationBody>,
  ) {
    return this.clarifications.propose(request, newId(request, 'clarification'), body);
  }

  @Post(':clarificationId/approval')
  @Command('clarification.approve')
  approve(@Request() request: RequestContext, @Param('clarificationId') id: string) {
    return this.clarifications.approve(request, id);
  }

  @Post(':clarificationId/rejection')
  @Command('clarification.approve')
  reject(
    @Request() request: RequestContext,
    @Param('clarificationId') id: string,
    @Body({ schema: dto.RejectClarificationBody }) body: z.infer<typeof dto.RejectClarificationBody>,
  ) {
    return this.clarifications.reject(request, id, body);
  }

  @Post(':clarificationId/making')
  @Command('clarification.make')
  make(
    @Request() request: RequestContext,
    @Param('clarificationId') id: string,
    @Body({ schema: dto.MakeClarificationBody }) body: z.infer<typeof dto.MakeClarificationBody>,
  ) {
    return this.clarifications.make(request, id, body);
  }
}
