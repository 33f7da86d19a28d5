import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { AsSeenQuery } from './as-seen.query.js';

@ApiTags('audit')
@Controller('api/audit/matters')
export class AsSeenController {
  constructor(
    private readonly views: AsSeenQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /** Exactly what whoever decided was shown then: same projection version, same masking, same rule versions. That it was read is recorded first. */
  @Get(':matterId/decisions/:eventId/as-seen')
  @Reads('audit.read-as-seen')
  async asSeen(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Param('eventId', { schema: z.uuid() }) eventId: string,
  ) {
    await this.reading.record(request, 'as-seen', { eventId }, matterId);
    return this.views.of(request, matterId, eventId);
  }
}
