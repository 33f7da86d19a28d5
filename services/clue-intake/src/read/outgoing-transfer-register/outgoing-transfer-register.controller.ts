import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { IncomingTransferFilter, OutgoingTransferFilter, OutgoingTransferRegisterQuery } from './outgoing-transfer-register.query.js';

@ApiTags('outgoing-transfers')
@Controller('api/clue-intake')
export class OutgoingTransferRegisterController {
  constructor(private readonly register: OutgoingTransferRegisterQuery) {}

  @Get('outgoing-transfers')
  @Reads('outgoing-transfer.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: OutgoingTransferFilter }) filter: OutgoingTransferFilter) {
    return this.register.list(principal, filter);
  }

  @Get('outgoing-transfers/:transferId')
  @Reads('outgoing-transfer.read')
  get(@Request() { principal }: RequestContext, @Param('transferId') transferId: string) {
    return this.register.get(principal, transferId);
  }

  /** What was sent to the reader's own agency. */
  @Get('incoming-transfers')
  @Reads('outgoing-transfer.read-incoming')
  incoming(@Request() { principal }: RequestContext, @Query({ schema: IncomingTransferFilter }) filter: IncomingTransferFilter) {
    return this.register.incoming(principal, filter);
  }

  @Get('incoming-transfers/:transferId')
  @Reads('outgoing-transfer.read-incoming')
  incomingOne(@Request() { principal }: RequestContext, @Param('transferId') transferId: string) {
    return this.register.incomingOne(principal, transferId);
  }
}
