import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './intervention.dto.js';
import { InterventionService } from './intervention.service.js';

/** The register of inquiring and pleading (打听说情登记), command by command. Which is allowed when stands in intervention.allowed-actions.ts. */
@ApiTags('interventions')
@Controller('api/clue-intake/interventions')
export class InterventionController {
  constructor(private readonly interventions: InterventionService) {}

  @Post()
  @Command('intervention.record')
  record(
    @Request() request: RequestContext,
    @Body({ schema: dto.RecordInterventionBody }) body: z.infer<typeof dto.RecordInterventionBody>,
  ) {
    return this.interventions.record(request, newId(request, 'intervention'), body);
  }

  @Post(':interventionId/assessment')
  @Command('intervention.assess')
  assess(
    @Request() request: RequestContext,
    @Param('interventionId') interventionId: string,
    @Body({ schema: dto.AssessInterventionBody }) body: z.infer<typeof dto.AssessInterventionBody>,
  ) {
    return this.interventions.assess(request, interventionId, body);
  }

  @Post(':interventionId/report-upward')
  @Command('intervention.report-upward')
  reportUpward(
    @Request() request: RequestContext,
    @Param('interventionId') interventionId: string,
    @Body({ schema: dto.ReportInterventionUpwardBody }) body: z.infer<typeof dto.ReportInterventionUpwardBody>,
  ) {
    return this.interventions.reportUpward(request, interventionId, body);
  }

  @Post(':interventionId/handling')
  @Command('intervention.handle')
  handle(
    @Request() request: RequestContext,
    @Param('interventionId') interventionId: string,
    @Body({ schema: dto.HandleInterventionBody }) body: z.infer<typeof dto.HandleInterventionBody>,
  ) {
    return this.interventions.handle(request, interventionId, body);
  }
}
