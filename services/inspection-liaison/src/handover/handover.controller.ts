import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './handover.dto.js';
import { HandoverService } from './handover.service.js';

/** The hand-over itself. Which command is allowed when stands in handover.allowed-actions.ts. */
@ApiTags('handovers')
@Controller('api/inspection-liaison/handovers')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  @Post()
  @Command('handover.open')
  open(@Request() request: RequestContext, @Body({ schema: dto.OpenHandoverBody }) body: z.output<typeof dto.OpenHandoverBody>) {
    return this.handovers.open(request, newId(request, 'handover'), body);
  }

  @Post(':handoverId/items')
  @Command('handover.list-items')
  addItem(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Body({ schema: dto.HandoverItemBody }) body: z.output<typeof dto.HandoverItemBody>,
  ) {
    return this.handovers.addItem(request, handoverId, dto.contentOf(body));
  }

  @Post(':handoverId/closure')
  @Command('handover.close')
  close(
    @Request() request: RequestContext,
    @Param('handoverId') handoverId: string,
    @Body({ schema: dto.CloseHandoverBody }) body: z.output<typeof dto.CloseHandoverBody>,
  ) {
    return this.handovers.close(request, handoverId, body);
  }
}
