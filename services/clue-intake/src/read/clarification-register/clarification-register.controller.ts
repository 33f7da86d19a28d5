import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ClarificationFilter } from './clarification-register.dto.js';
import { ClarificationRegisterQuery } from './clarification-register.query.js';

@ApiTags('clarifications')
@Controller('api/clue-intake/clarifications')
export class ClarificationRegisterController {
  constructor(private readonly register: ClarificationRegisterQuery) {}

  @Get()
  @Reads('clarification.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ClarificationFilter }) filter: ClarificationFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':clarificationId')
  @Reads('clarification.read')
  get(@Request() { principal }: RequestContext, @Param('clarificationId') clarificationId: string) {
    return this.register.get(principal, clarificationId);
  }
}
