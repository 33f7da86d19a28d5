import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { TransferFilter } from './agency-transfers.dto.js';
import { AgencyTransfersQuery } from './agency-transfers.query.js';

@ApiTags('agencies')
@Controller('api/clue-intake')
export class AgencyTransfersController {
  constructor(private readonly transfers: AgencyTransfersQuery) {}

  /** What the reader's own agency, township or department handed in, and what it was told. */
  @Get('transfers')
  @Reads('clue.read-own-transfers')
  list(@Request() { principal }: RequestContext, @Query({ schema: TransferFilter }) filter: TransferFilter) {
    return this.transfers.list(principal, filter);
  }

  @Get('transfers/:clueId')
  @Reads('clue.read-own-transfers')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.transfers.get(principal, clueId);
  }

  /** What became of each report, for the reception office (B1.11). */
  @Get('reception-results')
  @Reads('clue.read-reception-results')
  listOfReception(@Request() { principal }: RequestContext, @Query({ schema: TransferFilter }) filter: TransferFilter) {
    return this.transfers.listOfReception(principal, filter);
  }

  @Get('reception-results/:clueId')
  @Reads('clue.read-reception-results')
  getOfReception(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.transfers.getOfReception(principal, clueId);
  }
}
