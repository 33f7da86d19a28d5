import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { type About, ActsFilter, AppearanceFilter, ReferencesQuery } from './references.query.js';

const PERMISSION = 'audit.read-persons';

@ApiTags('audit')
@Controller('api/audit/persons')
export class PersonsController {
  constructor(
    private readonly references: ReferencesQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /** The matters in which a person appears, and as what, within the auditor's jurisdiction. That it was asked is recorded first. */
  @Get(':personId')
  @Reads(PERMISSION)
  async matters(
    @Request() request: RequestContext,
    @Param('personId') personId: string,
    @Query({ schema: AppearanceFilter }) filter: AppearanceFilter,
  ) {
    await this.reading.record(request, 'person', { personId, ...filter });
    return { personId, ...(await this.references.matterPage(about(request, personId), filter)) };
  }

  /** What a person did, event by event. */
  @Get(':personId/acts')
  @Reads(PERMISSION)
  async acts(@Request() request: RequestContext, @Param('personId') personId: string, @Query({ schema: ActsFilter }) filter: ActsFilter) {
    await this.reading.record(request, 'person', { personId, acts: true, ...filter });
    return { personId, ...(await this.references.acts(about(request, personId), filter)) };
  }
}

function about({ principal }: RequestContext, id: string): About {
  return { principal, permission: PERMISSION, kind: 'person', id };
}
