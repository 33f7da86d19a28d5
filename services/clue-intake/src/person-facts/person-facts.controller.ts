import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { DeclareFactsBody, WithdrawFactBody } from './person-facts.dto.js';
import { PersonFactsService } from './person-facts.service.js';

/** What officers and the director of case management declare (个人事项申报). */
@ApiTags('person-facts')
@Controller('api/clue-intake/person-facts')
export class PersonFactsController {
  constructor(private readonly facts: PersonFactsService) {}

  @Post()
  @Command('person-facts.declare')
  declare(@Request() request: RequestContext, @Body({ schema: DeclareFactsBody }) body: z.infer<typeof DeclareFactsBody>) {
    return this.facts.declare(request, body);
  }

  @Post(':factsId/withdrawal')
  @Command('person-facts.declare')
  withdraw(
    @Request() request: RequestContext,
    @Param('factsId') factsId: string,
    @Body({ schema: WithdrawFactBody }) body: z.infer<typeof WithdrawFactBody>,
  ) {
    return this.facts.withdraw(request, factsId, body);
  }
}
