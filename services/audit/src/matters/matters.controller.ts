import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { asRecorded, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { MatterFilter, MattersQuery } from './matters.query.js';

@ApiTags('audit')
@Controller('api/audit/matters')
export class MattersController {
  constructor(
    private readonly matters: MattersQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /** Every matter with its first and latest event. That it was read is recorded first. */
  @Get()
  @Reads('audit.read-matters')
  async list(@Request() request: RequestContext, @Query({ schema: MatterFilter }) filter: MatterFilter) {
    await this.reading.record(request, 'matters', asRecorded(filter));
    return this.matters.list(request.principal, filter);
  }
}
