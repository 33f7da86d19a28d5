import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ReconciliationFilter, ReconciliationRegisterQuery } from './reconciliation-register.query.js';

@ApiTags('reconciliations')
@Controller('api/clue-intake/reconciliations')
export class ReconciliationRegisterController {
  constructor(private readonly register: ReconciliationRegisterQuery) {}

  @Get()
  @Reads('reconciliation.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ReconciliationFilter }) filter: ReconciliationFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':reconciliationId')
  @Reads('reconciliation.read')
  get(@Request() { principal }: RequestContext, @Param('reconciliationId') reconciliationId: string) {
    return this.register.get(principal, reconciliationId);
  }
}
