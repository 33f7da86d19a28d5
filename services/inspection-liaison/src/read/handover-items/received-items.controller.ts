import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HandoverItemsQuery, ItemFilter } from './handover-items.query.js';

/** What units and other departments see: the items that went to them. */
@ApiTags('handovers')
@Controller('api/inspection-liaison/received-items')
export class ReceivedItemsController {
  constructor(private readonly items: HandoverItemsQuery) {}

  @Get()
  @Reads('handover.read-received')
  list(@Request() { principal }: RequestContext, @Query({ schema: ItemFilter }) filter: ItemFilter) {
    return this.items.received(principal, filter);
  }

  @Get(':itemId')
  @Reads('handover.read-received')
  get(@Request() { principal }: RequestContext, @Param('itemId') itemId: string) {
    return this.items.receivedOne(principal, itemId);
  }
}
