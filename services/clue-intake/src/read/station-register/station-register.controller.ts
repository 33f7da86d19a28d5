import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { StationFilter, StationRegisterQuery } from './station-register.query.js';

@ApiTags('stations')
@Controller('api/clue-intake/stations')
export class StationRegisterController {
  constructor(private readonly register: StationRegisterQuery) {}

  @Get()
  @Reads('station.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: StationFilter }) filter: StationFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':stationId')
  @Reads('station.read')
  get(@Request() { principal }: RequestContext, @Param('stationId') stationId: string) {
    return this.register.get(principal, stationId);
  }
}
