import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { ReadFilter, ReadsQuery } from './reads.query.js';

@ApiTags('audit')
@Controller('api/audit/reads')
export class ReadsController {
  constructor(
    private readonly reads: ReadsQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /** Who read what when, across matters: what one person looked at. Looking at this is recorded too. */
  @Get()
  @Reads('audit.read-reads')
  async list(@Request() request: RequestContext, @Query({ schema: ReadFilter }) filter: ReadFilter) {
    await this.reads.ensureFollowing();
    const recorded = await this.reading.record(request, 'reads', filter);
    return this.reads.list(request.principal, 'audit.read-reads', filter, recorded);
  }
}
