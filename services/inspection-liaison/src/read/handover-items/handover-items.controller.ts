import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HandoverItemsQuery, ItemFilter } from './handover-items.query.js';

@ApiTags('handovers')
@Controller('api/inspection-liaison')
export class HandoverItemsController {
  constructor(private readonly items: HandoverItemsQuery) {}

  @Get('items')
  @Reads('handover.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ItemFilter }) filter: ItemFilter) {
    return this.items.list(principal, filter);
  }

  @Get('result-deadlines')
  @Reads('handover.read')
  deadlines(@Request() { principal }: RequestContext, @Query({ schema: ItemFilter }) filter: ItemFilter) {
    return this.items.deadlines(principal, filter);
  }
}
