import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { RecordDepartureBody, RecordReturnBody } from './departure.dto.js';
import { DepartureService } from './departure.service.js';

/** Officers who leave (离岗离职, B4.7). */
@ApiTags('departures')
@Controller('api/clue-intake/departures')
export class DepartureController {
  constructor(private readonly departures: DepartureService) {}

  @Post()
  @Command('departure.record')
  record(@Request() request: RequestContext, @Body({ schema: RecordDepartureBody }) body: z.infer<typeof RecordDepartureBody>) {
    return this.departures.record(request, body);
  }

  @Post(':departureId/return')
  @Command('departure.record')
  recordReturn(
    @Request() request: RequestContext,
    @Param('departureId') departureId: string,
    @Body({ schema: RecordReturnBody }) body: z.infer<typeof RecordReturnBody>,
  ) {
    return this.departures.recordReturn(request, departureId, body);
  }
}
