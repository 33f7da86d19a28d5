import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { jsonAnswer, type Reply } from '../timeline/json-answer.js';
import { ensureInOrder, parseMoment } from '../timeline/moment.js';
import { answerOf } from '../timeline/timeline-text.js';
import { TimelineQuery } from '../timeline/timeline.query.js';
import { DiffQuery } from './diff.query.js';

const Stretch = z.strictObject({
  /** A global position, or an RFC 3339 instant: what was recorded by then counts as before; default: the beginning. */
  from: z.string().max(40).default('0'),
  /** The same, for after; default: now. */
  to: z.string().max(40).optional(),
});

const PERMISSION = 'audit.read-diff';

@ApiTags('audit')
@Controller('api/audit/matters')
export class DiffController {
  constructor(
    private readonly diffs: DiffQuery,
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** What happened to the matter between two moments, and what changed in each stream by it. That it was read is recorded first. */
  @Get(':matterId/diff')
  @Reads(PERMISSION)
  async diff(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Query({ schema: Stretch }) { from, to }: z.output<typeof Stretch>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    const now = new Date(this.platform.clock.now());
    const start = parseMoment(from, now, 'from');
    const end = to === undefined ? undefined : parseMoment(to, now, 'to');
    await this.reading.record(request, 'diff', { from, to }, matterId);
    const after = await this.timelines.matterAt(request.principal, PERMISSION, matterId, end);
    const before = await this.timelines.lastBy(request.principal, PERMISSION, matterId, start);
    if (end) ensureInOrder(start, end, before ?? '0', after.until);
    const { streams, page, ...ends } = await this.diffs.between(after, before);
    return jsonAnswer(reply, answerOf(ends, page, { streams }));
  }
}
