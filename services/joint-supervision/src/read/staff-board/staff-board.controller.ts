import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { OnDay } from '../on-day.js';
import { StaffBoardQuery } from './staff-board.query.js';

@ApiTags('staff-rosters')
@Controller('api/joint-supervision/staff-rosters')
export class StaffBoardController {
  constructor(private readonly rosters: StaffBoardQuery) {}

  /** Who was on the roster on that day. */
  @Get(':organisationId')
  @Reads('staff-roster.read')
  on(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
  ) {
    return this.rosters.on(request.principal, organisationId, on);
  }
}
