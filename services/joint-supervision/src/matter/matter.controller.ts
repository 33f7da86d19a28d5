import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './matter.dto.js';
import { MatterService } from './matter.service.js';

/** A matter opens by itself with its first leg; people close and reopen it. */
@ApiTags('matters')
@Controller('api/joint-supervision/matters')
export class MatterController {
  constructor(private readonly matters: MatterService) {}

  @Post(':matterId/closure')
  @Command('matter.close')
  close(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Body({ schema: dto.CloseMatterBody }) body: z.infer<typeof dto.CloseMatterBody>,
  ) {
    return this.matters.close(request, matterId, body);
  }

  @Post(':matterId/reopening')
  @Command('matter.reopen')
  reopen(
    @Request() request: RequestContext,
    @Param('matterId') matterId: string,
    @Body({ schema: dto.ReopenMatterBody }) body: z.infer<typeof dto.ReopenMatterBody>,
  ) {
    return this.matters.reopen(request, matterId, body);
  }
}
