import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { jsonAnswer, type Reply } from './json-answer.js';
import { parseMoment } from './moment.js';
import { answerOf } from './timeline-text.js';
import { TimelineQuery } from './timeline.query.js';

const TimelineFilter = z.strictObject({
  /** A global position, or an RFC 3339 instant: the matter as it stood then. */
  at: z.string().max(40).optional(),
  /** Position to go on after: `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,18}$/, '十进制位置 / a decimal position')
    .optional(),
});

@ApiTags('audit')
@Controller('api/audit/matters')
export class TimelineController {
  constructor(
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The events of a matter across services, page by page; the matter itself brings the first page along. That it was read is recorded first. */
  @Get(':matterId/timeline')
  @Reads('audit.read-timeline')
  async timeline(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Query({ schema: TimelineFilter }) { at, after }: z.output<typeof TimelineFilter>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const moment = at === undefined ? undefined : parseMoment(at, new Date(this.platform.clock.now()));
    await this.reading.record(request, 'timeline', { at, after }, matterId);
    const matter = await this.timelines.matterAt(request.principal, 'audit.read-timeline', matterId, moment);
    return jsonAnswer(reply, answerOf({ matterId }, await this.timelines.page(matter, after)));
  }
}
