import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { TimelineQuery } from '../timeline/timeline.query.js';
import { AccessFilter, ReadsQuery } from './reads.query.js';

const PERMISSION = 'audit.read-access-log';

@ApiTags('audit')
@Controller('api/audit/matters')
export class AccessLogController {
  constructor(
    private readonly reads: ReadsQuery,
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /**
   * Who looked into this matter: every read by an auditor, every reveal that was asked for, granted or refused, every read of sealed
   * data, of whatever service. Looking at this belongs to it too.
   */
  @Get(':matterId/access-log')
  @Reads(PERMISSION)
  async list(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Query({ schema: AccessFilter }) filter: AccessFilter,
  ) {
    await this.reads.ensureFollowing();
    const recorded = await this.reading.record(request, 'access-log', filter, matterId);
    await this.timelines.matterAt(request.principal, PERMISSION, matterId);
    return this.reads.list(request.principal, PERMISSION, { ...filter, matter: matterId }, recorded);
  }
}
