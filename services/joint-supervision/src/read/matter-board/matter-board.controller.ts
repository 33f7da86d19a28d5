import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { MatterBoardQuery, MatterFilter } from './matter-board.query.js';

@ApiTags('matters')
@Controller('api/joint-supervision/matters')
export class MatterBoardController {
  constructor(private readonly matters: MatterBoardQuery) {}

  @Get()
  @Reads('matter.read')
  list(@Request() request: RequestContext, @Query({ schema: MatterFilter }) filter: MatterFilter) {
    return this.matters.list(request.principal, filter);
  }

  @Get(':matterId')
  @Reads('matter.read')
  get(@Request() request: RequestContext, @Param('matterId') matterId: string) {
    return this.matters.get(request.principal, matterId);
  }
}
