import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { TransferFilter } from './agency-transfers.dto.js';
import { AgencyTransfersQuery } from './agency-transfers.query.js';

@ApiTags('agencies')
@Controller('api/clue-intake/transfers')
export class AgencyTransfersController {
  constructor(private readonly transfers: AgencyTransfersQuery) {}

  @Get()
  @Reads('clue.read-own-transfers')
  list(@Request() { principal }: RequestContext, @Query({ schema: TransferFilter }) filter: TransferFilter) {
    return this.transfers.list(principal, filter);
  }

  @Get(':clueId')
  @Reads('clue.read-own-transfers')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.transfers.get(principal, clueId);
  }
}
