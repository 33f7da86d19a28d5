import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './recusal.dto.js';
import { RecusalService } from './recusal.service.js';

/** Recusal (回避) from a matter. Which command is allowed when stands in recusal.allowed-actions.ts. */
@ApiTags('recusals')
@Controller('api/clue-intake/recusals')
export class RecusalController {
  constructor(private readonly recusals: RecusalService) {}

  @Post()
  @Command('recusal.raise', { whileBarred: true })
  raise(@Request() request: RequestContext, @Body({ schema: dto.RaiseMatterRecusalBody }) body: z.infer<typeof dto.RaiseMatterRecusalBody>) {
    return this.recusals.raise(request, body);
  }

  @Post('orders')
  @Command('recusal.order')
  order(@Request() request: RequestContext, @Body({ schema: dto.OrderMatterRecusalBody }) body: z.infer<typeof dto.OrderMatterRecusalBody>) {
    return this.recusals.order(request, body);
  }

  @Post(':matterId/decision')
  @Command('recusal.decide')
  decide(@Request() request: RequestContext, @Param('matterId') matterId: string, @Body({ schema: dto.DecideMatterRecusalBody }) body: z.infer<typeof dto.DecideMatterRecusalBody>) {
    return this.recusals.decide(request, matterId, body);
  }

  @Post(':matterId/chief-decision')
  @Command('recusal.decide-chief')
  decideChief(@Request() request: RequestContext, @Param('matterId') matterId: string, @Body({ schema: dto.DecideMatterRecusalBody }) body: z.infer<typeof dto.DecideMatterRecusalBody>) {
    return this.recusals.decideChief(request, matterId, body);
  }
}
