import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { CustodyFilter, CustodyRegisterQuery } from './custody-register.query.js';

@ApiTags('custody')
@Controller('api/clue-intake/custody')
export class CustodyRegisterController {
  constructor(private readonly register: CustodyRegisterQuery) {}

  @Get()
  @Reads('custody.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: CustodyFilter }) filter: CustodyFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':clueId')
  @Reads('custody.read')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.get(principal, clueId);
  }
}
