import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './collaboration-plan.dto.js';
import { CollaborationPlanService } from './collaboration-plan.service.js';

/** A commission's plan and its changes, each from a day on. */
@ApiTags('collaboration-plans')
@Controller('api/joint-supervision/collaboration-plans')
export class CollaborationPlanController {
  constructor(private readonly plans: CollaborationPlanService) {}

  /** Adopts a plan, or replaces the one in force. */
  @Post()
  @Command('collaboration-plan.adopt')
  adopt(@Request() request: RequestContext, @Body({ schema: dto.AdoptPlanBody }) body: z.infer<typeof dto.AdoptPlanBody>) {
    return this.plans.adopt(request, body);
  }

  @Post(':organisationId/member-moves')
  @Command('collaboration-plan.change')
  moveMember(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.MoveMemberBody }) body: z.infer<typeof dto.MoveMemberBody>,
  ) {
    return this.plans.moveMember(request, organisationId, body);
  }

  @Post(':organisationId/members')
  @Command('collaboration-plan.change')
  join(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.JoinBody }) body: z.infer<typeof dto.JoinBody>,
  ) {
    return this.plans.join(request, organisationId, body);
  }

  @Post(':organisationId/member-departures')
  @Command('collaboration-plan.change')
  leave(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.LeaveBody }) body: z.infer<typeof dto.LeaveBody>,
  ) {
    return this.plans.leave(request, organisationId, body);
  }

  @Post(':organisationId/lead-changes')
  @Command('collaboration-plan.change')
  changeLead(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.ChangeLeadBody }) body: z.infer<typeof dto.ChangeLeadBody>,
  ) {
    return this.plans.changeLead(request, organisationId, body);
  }

  @Post(':organisationId/liaison-room-changes')
  @Command('collaboration-plan.change')
  changeLiaisonRoom(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.ChangeLiaisonRoomBody }) body: z.infer<typeof dto.ChangeLiaisonRoomBody>,
  ) {
    return this.plans.changeLiaisonRoom(request, organisationId, body);
  }

  @Post(':organisationId/group-changes')
  @Command('collaboration-plan.change')
  changeGroup(
    @Request() request: RequestContext,
    @Param('organisationId') organisationId: string,
    @Body({ schema: dto.ChangeGroupBody }) body: z.infer<typeof dto.ChangeGroupBody>,
  ) {
    return this.plans.changeGroup(request, organisationId, body);
  }
}
