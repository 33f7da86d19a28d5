import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './false-accusation.dto.js';
import { FalseAccusationService } from './false-accusation.service.js';

/** Whether a report was a false accusation (诬告陷害, B1.16). */
@ApiTags('false-accusations')
@Controller('api/clue-intake/false-accusations')
export class FalseAccusationController {
  constructor(private readonly falseAccusations: FalseAccusationService) {}

  @Post()
  @Command('false-accusation.propose')
  propose(
    @Request() request: RequestContext,
    @Body({ schema: dto.ProposeFalseAccusationBody }) body: z.infer<typeof dto.ProposeFalseAccusationBody>,
  ) {
    return this.falseAccusations.propose(request, newId(request, 'false-accusation'), body);
  }

  @Post(':findingId/approval')
  @Command('false-accusation.decide')
  find(
    @Request() request: RequestContext,
    @Param('findingId') id: string,
    @Body({ schema: dto.FindFalseAccusationBody }) body: z.infer<typeof dto.FindFalseAccusationBody>,
  ) {
    return this.falseAccusations.find(request, id, body);
  }

  @Post(':findingId/denial')
  @Command('false-accusation.decide')
  deny(
    @Request() request: RequestContext,
    @Param('findingId') id: string,
    @Body({ schema: dto.DenyFalseAccusationBody }) body: z.infer<typeof dto.DenyFalseAccusationBody>,
  ) {
    return this.falseAccusations.deny(request, id, body);
  }
}
