import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { WarningFilter } from './warning-register.dto.js';
import { WarningRegisterQuery } from './warning-register.query.js';

@ApiTags('warnings')
@Controller('api/clue-intake/warnings')
export class WarningRegisterController {
  constructor(private readonly register: WarningRegisterQuery) {}

  @Get()
  @Reads('warning.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: WarningFilter }) filter: WarningFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':warningId')
  @Reads('warning.read')
  get(@Request() { principal }: RequestContext, @Param('warningId') warningId: string) {
    return this.register.get(principal, warningId);
  }
}
