import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { RecusalFilter, RecusalRegisterQuery } from './recusal-register.query.js';

export function recusalRegisterController(service: string): Type<unknown> {
  @ApiTags('recusals')
  @Controller(`api/${service}/recusals`)
  class RecusalRegisterController {
    constructor(private readonly register: RecusalRegisterQuery) {}

    @Get()
    @Reads('recusal.read')
    list(@Request() { principal }: RequestContext, @Query({ schema: RecusalFilter }) filter: RecusalFilter) {
      return this.register.list(principal, filter);
    }

    @Get('own')
    @Reads('recusal.read-own')
    own(@Request() { principal }: RequestContext) {
      return this.register.own(principal);
    }

    @Get(':matterId')
    @Reads('recusal.read')
    get(@Request() { principal }: RequestContext, @Param('matterId') matterId: string) {
      return this.register.get(principal, matterId);
    }
  }
  return RecusalRegisterController;
}
