import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { paging, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { OnDay } from '../on-day.js';
import { ZoneBoardQuery } from './zone-board.query.js';

const Paging = z.strictObject(paging).meta({ id: 'PlanPaging' });

@ApiTags('collaboration-plans')
@Controller('api/joint-supervision/collaboration-plans')
export class ZoneBoardController {
  constructor(private readonly boards: ZoneBoardQuery) {}

  @Get()
  @Reads('collaboration-plan.read')
  list(@Request() request: RequestContext, @Query({ schema: Paging }) page: z.infer<typeof Paging>) {
    return this.boards.list(request.principal, page);
  }

  /** Zones, groups and figures as they stood on that day. */
  @Get(':organisationId')
  @Reads('collaboration-plan.read')
  on(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
  ) {
    return this.boards.on(request.principal, organisationId, on);
  }
}
