import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './measure.dto.js';
import { MeasureService } from './measure.service.js';

/** 第一种形态: from the approval of a measure to its record. Which is allowed when stands in measure.allowed-actions.ts. */
@ApiTags('measures')
@Controller('api/case-trial/measures')
export class MeasureController {
  constructor(private readonly measures: MeasureService) {}

  /** By the principal, or for criticism and education the deputy too (B1.18). */
  @Post(':measureId/approval')
  @Command('measure.approve')
  approve(
    @Request() request: RequestContext,
    @Param('measureId') measureId: string,
    @Body({ schema: dto.ApproveMeasureBody }) body: z.infer<typeof dto.ApproveMeasureBody>,
  ) {
    return this.measures.approve(request, measureId, body);
  }

  @Post(':measureId/dropping')
  @Command('measure.approve')
  drop(
    @Request() request: RequestContext,
    @Param('measureId') measureId: string,
    @Body({ schema: dto.DropMeasureBody }) body: z.infer<typeof dto.DropMeasureBody>,
  ) {
    return this.measures.drop(request, measureId, body);
  }

  /** The talk and its record. Criticism and education end with it; an admonition awaits its follow-up. */
  @Post(':measureId/talk')
  @Command('measure.carry-out')
  carryOut(
    @Request() request: RequestContext,
    @Param('measureId') measureId: string,
    @Body({ schema: dto.CarryOutMeasureBody }) body: z.infer<typeof dto.CarryOutMeasureBody>,
  ) {
    return this.measures.carryOut(request, measureId, body);
  }

  /** The document by which an institution is held accountable, or gets a suggestion (问责、建议). */
  @Post(':measureId/document')
  @Command('measure.carry-out')
  issue(
    @Request() request: RequestContext,
    @Param('measureId') measureId: string,
    @Body({ schema: dto.IssueMeasureBody }) body: z.infer<typeof dto.IssueMeasureBody>,
  ) {
    return this.measures.issue(request, measureId, body);
  }

  @Post(':measureId/closure')
  @Command('measure.close')
  close(
    @Request() request: RequestContext,
    @Param('measureId') measureId: string,
    @Body({ schema: dto.CloseMeasureBody }) body: z.infer<typeof dto.CloseMeasureBody>,
  ) {
    return this.measures.close(request, measureId, body);
  }
}
