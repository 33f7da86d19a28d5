import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { jsonAnswer, type Reply } from '../timeline/json-answer.js';
import { parseMoment } from '../timeline/moment.js';
import { answerOf, withMember } from '../timeline/timeline-text.js';
import { TimelineQuery } from '../timeline/timeline.query.js';
import { MatterQuery } from './matter.query.js';

const MatterMoment = z.strictObject({
  /** A global position, or an RFC 3339 instant: the matter as it stood then. */
  at: z.string().max(40).optional(),
});

@ApiTags('audit')
@Controller('api/audit/matters')
export class MatterController {
  constructor(
    private readonly matters: MatterQuery,
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * The matter as it stood: title, organisations, status, legs, and the first page of its timeline; `timeline.next` leads on in
   * `/timeline?after=`. That it was read is recorded first.
   */
  @Get(':matterId')
  @Reads('audit.read-matter')
  async matter(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Query({ schema: MatterMoment }) { at }: z.output<typeof MatterMoment>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const moment = at === undefined ? undefined : parseMoment(at, new Date(this.platform.clock.now()));
    await this.reading.record(request, 'matter', { at }, matterId);
    const matter = await this.timelines.matterAt(request.principal, 'audit.read-matter', matterId, moment);
    const [header, timeline] = await Promise.all([this.matters.header(matter), this.timelines.page(matter)]);
    return jsonAnswer(reply, withMember(header, 'timeline', answerOf({}, timeline)));
  }
}
