import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './report-channel.dto.js';
import { ReportChannelService } from './report-channel.service.js';

@ApiTags('reports')
@Controller('api/clue-intake/report-channels')
export class ReportChannelController {
  constructor(private readonly channels: ReportChannelService) {}

  @Put(':organisationId')
  @Command('report-channel.publish')
  publish(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.PublishChannelBody }) body: z.infer<typeof dto.PublishChannelBody>,
  ) {
    return this.channels.publish(request, organisationId, body);
  }
}
