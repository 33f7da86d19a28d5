import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ItemFilter, RateFilter } from './item-register.dto.js';
import { ItemRegisterQuery } from './item-register.query.js';

@ApiTags('rectification items')
@Controller('api/rectification')
export class ItemRegisterController {
  constructor(private readonly register: ItemRegisterQuery) {}

  @Get('items')
  @Reads('rectification.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ItemFilter }) filter: ItemFilter) {
    return this.register.list(principal, 'rectification.read', filter);
  }

  @Get('items/:itemId')
  @Reads('rectification.read')
  get(@Request() { principal }: RequestContext, @Param('itemId') itemId: string) {
    return this.register.get(principal, 'rectification.read', itemId);
  }

  /** The rectification rate (整改率) with the items behind it (B3.11). */
  @Get('rate')
  @Reads('rectification.read')
  rate(@Request() { principal }: RequestContext, @Query({ schema: RateFilter }) filter: RateFilter) {
    return this.register.rate(principal, filter);
  }

  /** What the asking unit itself has to rectify. */
  @Get('own-items')
  @Reads('rectification.read-own')
  listOwn(@Request() { principal }: RequestContext, @Query({ schema: ItemFilter }) filter: ItemFilter) {
    return this.register.list(principal, 'rectification.read-own', filter);
  }

  @Get('own-items/:itemId')
  @Reads('rectification.read-own')
  getOwn(@Request() { principal }: RequestContext, @Param('itemId') itemId: string) {
    return this.register.get(principal, 'rectification.read-own', itemId);
  }
}
