import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { ClueRoutingService } from './clue-routing.service.js';
import * as dto from './clue.dto.js';

/** 分办、提级、督办: to whom a clue goes, at which level, and how whoever handles it is urged on (B1.3, B1.13, 3.15). */
@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueRoutingController {
  constructor(private readonly routing: ClueRoutingService) {}

  /** Proposes to whom it goes, and how it is handled there. */
  @Post(':clueId/routing-proposal')
  @Command('clue.propose-routing')
  proposeRouting(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ProposeRoutingBody }) body: z.infer<typeof dto.ProposeRoutingBody>,
  ) {
    return this.routing.proposeRouting(request, clueId, body);
  }

  @Post(':clueId/routing-approval')
  @Command('clue.approve-routing')
  approveRouting(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ApproveRoutingBody }) body: z.infer<typeof dto.ApproveRoutingBody>,
  ) {
    return this.routing.approveRouting(request, clueId, body);
  }

  @Post(':clueId/routing-rejection')
  @Command('clue.approve-routing')
  rejectRouting(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RejectBody }) body: z.infer<typeof dto.RejectBody>,
  ) {
    return this.routing.rejectRouting(request, clueId, body);
  }

  /** Records that the deputy lets urge on what was routed, with the unit that handles it. */
  @Post(':clueId/supervision')
  @Command('clue.supervise')
  supervise(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.SuperviseClueBody }) { assignmentId }: z.infer<typeof dto.SuperviseClueBody>,
  ) {
    return this.routing.supervise(request, clueId, assignmentId);
  }

  /** Proposes that it be handled at the raised level. */
  @Post(':clueId/raise-proposal')
  @Command('clue.propose-raise')
  proposeRaise(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.ProposeRaiseBody }) body: z.infer<typeof dto.ProposeRaiseBody>,
  ) {
    return this.routing.proposeRaise(request, clueId, body);
  }

  @Post(':clueId/raise-approval')
  @Command('clue.decide-raise')
  approveRaise(@Request() request: RequestContext, @Param('clueId') clueId: string) {
    return this.routing.approveRaise(request, clueId);
  }

  @Post(':clueId/raise-rejection')
  @Command('clue.decide-raise')
  rejectRaise(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RejectBody }) body: z.infer<typeof dto.RejectBody>,
  ) {
    return this.routing.rejectRaise(request, clueId, body);
  }
}
