import { Body, Controller, Param, Post, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { DecideMatterRecusalBody, type RecusalBodies } from './recusal.dto.js';
import { RecusalService } from './recusal.service.js';

/** Recusal (回避) from a matter of one service. Which command is allowed when stands in recusal.allowed-actions.ts. */
export function recusalController(service: string, bodies: RecusalBodies): Type<unknown> {
  @ApiTags('recusals')
  @Controller(`api/${service}/recusals`)
  class RecusalController {
    constructor(private readonly recusals: RecusalService) {}

    @Post()
    @Command('recusal.raise', { whileBarred: true })
    raise(@Request() request: RequestContext, @Body({ schema: bodies.raise }) body: z.infer<RecusalBodies['raise']>) {
      return this.recusals.raise(request, body);
    }

    @Post('orders')
    @Command('recusal.order')
    order(@Request() request: RequestContext, @Body({ schema: bodies.order }) body: z.infer<RecusalBodies['order']>) {
      return this.recusals.order(request, body);
    }

    @Post(':matterId/decision')
    @Command('recusal.decide')
    decide(
      @Request() request: RequestContext,
      @Param('matterId') matterId: string,
      @Body({ schema: DecideMatterRecusalBody }) body: z.infer<typeof DecideMatterRecusalBody>,
    ) {
      return this.recusals.decide(request, matterId, body);
    }

    @Post(':matterId/chief-decision')
    @Command('recusal.decide-chief')
    decideChief(
      @Request() request: RequestContext,
      @Param('matterId') matterId: string,
      @Body({ schema: DecideMatterRecusalBody }) body: z.infer<typeof DecideMatterRecusalBody>,
    ) {
      return this.recusals.decideChief(request, matterId, body);
    }
  }
  return RecusalController;
}
