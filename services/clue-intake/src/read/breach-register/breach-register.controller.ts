import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { BreachFilter, BreachRegisterQuery } from './breach-register.query.js';

@ApiTags('breaches')
@Controller('api/clue-intake/breaches')
export class BreachRegisterController {
  constructor(private readonly register: BreachRegisterQuery) {}

  @Get()
  @Reads('breach.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: BreachFilter }) filter: BreachFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':breachId')
  @Reads('breach.read')
  get(@Request() { principal }: RequestContext, @Param('breachId') breachId: string) {
    return this.register.get(principal, breachId);
  }
}
