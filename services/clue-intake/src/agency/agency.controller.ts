import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { CloudEvent } from '@liandong/contracts';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { AgencyInboxService } from './agency-inbox.service.js';
import * as dto from './agency.dto.js';
import { AgencyService } from './agency.service.js';

@ApiTags('agencies')
@Controller('api/clue-intake')
export class AgencyController {
  constructor(
    private readonly agencies: AgencyService,
    private readonly inbox: AgencyInboxService,
  ) {}

  @Put('agencies/:agencyId')
  @Command('agency.admit')
  admit(
    @Request() request: RequestContext,
    @Param('agencyId') agencyId: string,
    @Body({ schema: dto.AdmitAgencyBody }) body: z.infer<typeof dto.AdmitAgencyBody>,
  ) {
    return this.agencies.admit(request, agencyId, body);
  }

  @Post('agencies/:agencyId/suspension')
  @Command('agency.admit')
  suspend(
    @Request() request: RequestContext,
    @Param('agencyId') agencyId: string,
    @Body({ schema: dto.SuspendAgencyBody }) body: z.infer<typeof dto.SuspendAgencyBody>,
  ) {
    return this.agencies.suspend(request, agencyId, body);
  }

  @Post('agencies/:agencyId/resumption')
  @Command('agency.admit')
  resume(@Request() request: RequestContext, @Param('agencyId') agencyId: string) {
    return this.agencies.resume(request, agencyId);
  }

  /** An agency posts a CloudEvent (structured mode) and gets its receipt; a repetition gets the very same answer. */
  @Post('agency-events')
  @ApiCreatedResponse({ standardSchema: dto.AgencyReceipt, description: '回执 / the receipt' })
  @ApiConsumes('application/cloudevents+json', 'application/json')
  @Command('clue.transfer')
  post(@Request() request: RequestContext, @Body({ schema: dto.PostedEvent }) event: CloudEvent) {
    return this.inbox.post(request, event);
  }
}
