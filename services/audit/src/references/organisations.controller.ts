import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { type About, ActsFilter, AppearanceFilter, ReferencesQuery } from './references.query.js';

const PERMISSION = 'audit.read-organisations';

@ApiTags('audit')
@Controller('api/audit/organisations')
export class OrganisationsController {
  constructor(
    private readonly references: ReferencesQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /** The matters in which an organisation appears, and as what, within the auditor's jurisdiction. That it was asked is recorded first. */
  @Get(':organisationId')
  @Reads(PERMISSION)
  async matters(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query({ schema: AppearanceFilter }) filter: AppearanceFilter,
  ) {
    await this.reading.record(request, 'organisation', { organisationId, ...filter });
    return { organisationId, ...(await this.references.matterPage(about(request, organisationId), filter)) };
  }

  /** What was done for an organisation, event by event. */
  @Get(':organisationId/acts')
  @Reads(PERMISSION)
  async acts(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query({ schema: ActsFilter }) filter: ActsFilter,
  ) {
    await this.reading.record(request, 'organisation', { organisationId, acts: true, ...filter });
    return { organisationId, ...(await this.references.acts(about(request, organisationId), filter)) };
  }
}

function about({ principal }: RequestContext, id: string): About {
  return { principal, permission: PERMISSION, kind: 'organisation', id };
}
