import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './rectification.dto.js';
import { RectificationService } from './rectification.service.js';

/** The item's life, command by command. Which is allowed when stands in rectification.allowed-actions.ts. */
@ApiTags('rectification items')
@Controller('api/rectification/items')
export class RectificationController {
  constructor(private readonly items: RectificationService) {}

  @Post()
  @Command('rectification.propose')
  propose(
    @Request() request: RequestContext,
    @Body({ schema: dto.ProposeRectificationBody }) body: z.infer<typeof dto.ProposeRectificationBody>,
  ) {
    return this.items.propose(request, newId(request, 'rectification'), body);
  }

  @Post(':itemId/dismissal')
  @Command('rectification.dismiss')
  dismiss(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.DismissRectificationBody }) body: z.infer<typeof dto.DismissRectificationBody>,
  ) {
    return this.items.dismiss(request, itemId, body);
  }

  @Post(':itemId/assignment')
  @Command('rectification.assign')
  assign(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.AssignRectificationBody }) body: z.infer<typeof dto.AssignRectificationBody>,
  ) {
    return this.items.assign(request, itemId, body);
  }

  @Post(':itemId/extension')
  @Command('rectification.extend-deadline')
  extendDeadline(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.ExtendDeadlineBody }) body: z.infer<typeof dto.ExtendDeadlineBody>,
  ) {
    return this.items.extendDeadline(request, itemId, body);
  }

  @Post(':itemId/evidence')
  @Command('rectification.submit-evidence')
  submitEvidence(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.SubmitEvidenceBody }) body: z.infer<typeof dto.SubmitEvidenceBody>,
  ) {
    return this.items.submitEvidence(request, itemId, body);
  }

  @Post(':itemId/check')
  @Command('rectification.check')
  check(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.CheckRectificationBody }) body: z.infer<typeof dto.CheckRectificationBody>,
  ) {
    return this.items.check(request, itemId, body);
  }

  @Post(':itemId/closure-approval')
  @Command('rectification.approve-closure')
  approveClosure(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.ApproveClosureBody }) body: z.infer<typeof dto.ApproveClosureBody>,
  ) {
    return this.items.approveClosure(request, itemId, body);
  }

  @Post(':itemId/closure')
  @Command('rectification.close')
  close(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.CloseRectificationBody }) body: z.infer<typeof dto.CloseRectificationBody>,
  ) {
    return this.items.close(request, itemId, body);
  }

  @Post(':itemId/look-back')
  @Command('rectification.look-back')
  lookBack(
    @Request() request: RequestContext,
    @Param('itemId') itemId: string,
    @Body({ schema: dto.LookBackBody }) body: z.infer<typeof dto.LookBackBody>,
  ) {
    return this.items.lookBack(request, itemId, body);
  }
}
