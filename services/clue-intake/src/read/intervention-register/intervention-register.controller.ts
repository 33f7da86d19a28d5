import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { InterventionFilter, InterventionRegisterQuery } from './intervention-register.query.js';

@ApiTags('interventions')
@Controller('api/clue-intake/interventions')
export class InterventionRegisterController {
  constructor(private readonly register: InterventionRegisterQuery) {}

  @Get()
  @Reads('intervention.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: InterventionFilter }) filter: InterventionFilter) {
    return this.register.list(principal, filter);
  }
}
