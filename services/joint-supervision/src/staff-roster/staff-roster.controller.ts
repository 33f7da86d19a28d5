import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './staff-roster.dto.js';
import { StaffRosterService } from './staff-roster.service.js';

@ApiTags('staff-rosters')
@Controller('api/joint-supervision/staff-rosters')
export class StaffRosterController {
  constructor(private readonly rosters: StaffRosterService) {}

  /** Lists persons from a day on; the first call opens the roster. */
  @Post()
  @Command('staff-roster.keep')
  list(@Request() request: RequestContext, @Body({ schema: dto.ListPersonsBody }) body: z.infer<typeof dto.ListPersonsBody>) {
    return this.rosters.list(request, body);
  }

  @Post(':organisationId/releases')
  @Command('staff-roster.keep')
  release(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.ReleasePersonBody }) body: z.infer<typeof dto.ReleasePersonBody>,
  ) {
    return this.rosters.release(request, organisationId, body);
  }
}
