import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { parseMoment } from './moment.js';
import { TimelineQuery } from './timeline.query.js';

const TimelineFilter = z.strictObject({
  /** A global position, or an RFC 3339 instant: the matter as it stood then. */
  at: z.string().max(40).optional(),
  /** Position to go on after: `next` of the page before. */
  after: z.string().regex(/^\d{1,18}$/, '十进制位置 / a decimal position').optional(),
});

@ApiTags('audit')
@Controller('api/audit/matters')
export class TimelineController {
  constructor(
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The whole matter across services at any moment. That it was read is recorded first. */
  @Get(':matterId/timeline')
  @Reads('audit.read-timeline')
  async timeline(@Request() request: RequestContext, @Param('matterId') matterId: string, @Query({ schema: TimelineFilter }) filter: z.output<typeof TimelineFilter>) {
    const moment = filter.at === undefined ? undefined : parseMoment(filter.at, new Date(this.platform.clock.now()));
    await this.reading.record(request, 'timeline', filter, matterId);
    return this.timelines.of(request.principal, matterId, moment, filter.after);
  }
}
