import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './station.dto.js';
import { StationService } from './station.service.js';

@ApiTags('stations')
@Controller('api/clue-intake/stations')
export class StationController {
  constructor(private readonly stations: StationService) {}

  @Post()
  @Command('station.manage')
  open(@Request() request: RequestContext, @Body({ schema: dto.OpenStationBody }) body: z.infer<typeof dto.OpenStationBody>) {
    return this.stations.open(request, newId(request, 'station'), body);
  }

  @Post(':stationId/members')
  @Command('station.manage')
  changeMembers(
    @Request() request: RequestContext,
    @Param('stationId') stationId: string,
    @Body({ schema: dto.ChangeMembersBody }) body: z.infer<typeof dto.ChangeMembersBody>,
  ) {
    return this.stations.changeMembers(request, stationId, body);
  }

  @Post(':stationId/closure')
  @Command('station.manage')
  close(
    @Request() request: RequestContext,
    @Param('stationId') stationId: string,
    @Body({ schema: dto.CloseStationBody }) body: z.infer<typeof dto.CloseStationBody>,
  ) {
    return this.stations.close(request, stationId, body);
  }
}
