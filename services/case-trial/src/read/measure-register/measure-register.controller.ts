import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { MeasureFilter, MeasureRegisterQuery } from './measure-register.query.js';

@ApiTags('measures')
@Controller('api/case-trial/measures')
export class MeasureRegisterController {
  constructor(private readonly register: MeasureRegisterQuery) {}

  @Get()
  @Reads('measure.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: MeasureFilter }) filter: MeasureFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':measureId')
  @Reads('measure.read')
  get(@Request() { principal }: RequestContext, @Param('measureId') measureId: string) {
    return this.register.get(principal, measureId);
  }
}
