import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './assignment.dto.js';
import { AssignmentService } from './assignment.service.js';

/** Which command is allowed when stands in assignment.allowed-actions.ts. */
@ApiTags('assignments')
@Controller('api/clue-intake/assignments')
export class AssignmentController {
  constructor(private readonly assignments: AssignmentService) {}

  @Post()
  @Command('assignment.receive')
  receive(
    @Request() request: RequestContext,
    @Body({ schema: dto.ReceiveAssignmentBody }) body: z.infer<typeof dto.ReceiveAssignmentBody>,
  ) {
    return this.assignments.receive(request, newId(request, 'assignment'), body);
  }

  @Post(':assignmentId/acceptance')
  @Command('assignment.receive')
  accept(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.AcceptAssignmentBody }) body: z.infer<typeof dto.AcceptAssignmentBody>,
  ) {
    return this.assignments.accept(request, assignmentId, body);
  }

  @Post(':assignmentId/forwarding')
  @Command('assignment.receive')
  passOn(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.PassOnAssignmentBody }) body: z.infer<typeof dto.PassOnAssignmentBody>,
  ) {
    return this.assignments.passOn(request, assignmentId, body);
  }

  @Post('outgoing')
  @Command('assignment.propose')
  propose(
    @Request() request: RequestContext,
    @Body({ schema: dto.ProposeAssignmentBody }) body: z.infer<typeof dto.ProposeAssignmentBody>,
  ) {
    return this.assignments.propose(request, newId(request, 'assignment'), body);
  }

  @Post(':assignmentId/approval')
  @Command('assignment.approve')
  approve(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ApproveAssignmentBody }) body: z.infer<typeof dto.ApproveAssignmentBody>,
  ) {
    return this.assignments.approve(request, assignmentId, body);
  }

  @Post(':assignmentId/rejection')
  @Command('assignment.approve')
  reject(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.RejectAssignmentBody }) body: z.infer<typeof dto.RejectAssignmentBody>,
  ) {
    return this.assignments.reject(request, assignmentId, body);
  }

  /** Takes back what was given to those below, while no routing of its clue stands on it. */
  @Post(':assignmentId/withdrawal')
  @Command('assignment.approve')
  withdraw(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.WithdrawAssignmentBody }) { reason }: z.infer<typeof dto.WithdrawAssignmentBody>,
  ) {
    return this.assignments.withdraw(request, assignmentId, reason);
  }

  @Post(':assignmentId/extension')
  @Command('assignment.extend')
  extend(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ExtendAssignmentBody }) body: z.infer<typeof dto.ExtendAssignmentBody>,
  ) {
    return this.assignments.extend(request, assignmentId, body);
  }

  @Post(':assignmentId/upper-extension')
  @Command('assignment.record-upper-decision')
  extendFromAbove(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ExtendFromAboveBody }) body: z.infer<typeof dto.ExtendFromAboveBody>,
  ) {
    return this.assignments.extendFromAbove(request, assignmentId, body);
  }

  @Post(':assignmentId/supervision-proposal')
  @Command('assignment.propose')
  proposeSupervision(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ProposeSupervisionBody }) body: z.infer<typeof dto.ProposeSupervisionBody>,
  ) {
    return this.assignments.proposeSupervision(request, assignmentId, body);
  }

  @Post(':assignmentId/supervision-approval')
  @Command('assignment.approve')
  approveSupervision(@Request() request: RequestContext, @Param('assignmentId') assignmentId: string) {
    return this.assignments.approveSupervision(request, assignmentId);
  }

  @Post(':assignmentId/supervision-rejection')
  @Command('assignment.approve')
  rejectSupervision(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.RejectAssignmentBody }) body: z.infer<typeof dto.RejectAssignmentBody>,
  ) {
    return this.assignments.rejectSupervision(request, assignmentId, body);
  }

  @Post(':assignmentId/supervision')
  @Command('assignment.propose')
  carryOutSupervision(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.CarryOutSupervisionBody }) body: z.infer<typeof dto.CarryOutSupervisionBody>,
  ) {
    return this.assignments.carryOutSupervision(request, assignmentId, body);
  }

  @Post(':assignmentId/result-proposal')
  @Command('assignment.report')
  proposeResult(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ProposeResultBody }) body: z.infer<typeof dto.ProposeResultBody>,
  ) {
    return this.assignments.proposeResult(request, assignmentId, body);
  }

  @Post(':assignmentId/result-review')
  @Command('assignment.report')
  reviewResult(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.ReviewResultBody }) body: z.infer<typeof dto.ReviewResultBody>,
  ) {
    return this.assignments.reviewResult(request, assignmentId, body);
  }

  @Post(':assignmentId/result-approval')
  @Command('assignment.approve-result')
  approveResult(@Request() request: RequestContext, @Param('assignmentId') assignmentId: string) {
    return this.assignments.approveResult(request, assignmentId);
  }

  @Post(':assignmentId/result-rejection')
  @Command('assignment.approve-result')
  rejectResult(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.RejectAssignmentBody }) body: z.infer<typeof dto.RejectAssignmentBody>,
  ) {
    return this.assignments.rejectResult(request, assignmentId, body);
  }

  @Post(':assignmentId/result')
  @Command('assignment.report')
  sendUpResult(
    @Request() request: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Body({ schema: dto.SendUpResultBody }) body: z.infer<typeof dto.SendUpResultBody>,
  ) {
    return this.assignments.sendUpResult(request, assignmentId, body);
  }
}
