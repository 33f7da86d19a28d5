import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { FalseAccusationFilter } from './false-accusation-register.dto.js';
import { FalseAccusationRegisterQuery } from './false-accusation-register.query.js';

@ApiTags('false-accusations')
@Controller('api/clue-intake/false-accusations')
export class FalseAccusationRegisterController {
  constructor(private readonly register: FalseAccusationRegisterQuery) {}

  @Get()
  @Reads('false-accusation.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: FalseAccusationFilter }) filter: FalseAccusationFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':findingId')
  @Reads('false-accusation.read')
  get(@Request() { principal }: RequestContext, @Param('findingId') findingId: string) {
    return this.register.get(principal, findingId);
  }
}
