import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DepartureFilter, DepartureRegisterQuery } from './departure-register.query.js';

@ApiTags('departures')
@Controller('api/clue-intake/departures')
export class DepartureRegisterController {
  constructor(private readonly register: DepartureRegisterQuery) {}

  @Get()
  @Reads('departure.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: DepartureFilter }) filter: DepartureFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':departureId')
  @Reads('departure.read')
  get(@Request() { principal }: RequestContext, @Param('departureId') departureId: string) {
    return this.register.get(principal, departureId);
  }
}
