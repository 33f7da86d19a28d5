import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HandoverFilter, HandoverRegisterQuery } from './handover-register.query.js';

@ApiTags('handovers')
@Controller('api/inspection-liaison/handovers')
export class HandoverRegisterController {
  constructor(private readonly register: HandoverRegisterQuery) {}

  @Get()
  @Reads('handover.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: HandoverFilter }) filter: HandoverFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':handoverId')
  @Reads('handover.read')
  get(@Request() { principal }: RequestContext, @Param('handoverId') handoverId: string) {
    return this.register.get(principal, handoverId);
  }
}
