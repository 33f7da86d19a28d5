import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './case.dto.js';
import { CaseDecisionService } from './case-decision.service.js';

/** 处分、执行, command by command. Which is allowed when stands in case.allowed-actions.ts. */
@ApiTags('cases')
@Controller('api/case-trial/cases')
export class CaseDecisionController {
  constructor(private readonly cases: CaseDecisionService) {}

  @Post(':caseId/defence')
  @Command('case.hear-defence')
  hearDefence(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.HearDefenceBody }) body: z.infer<typeof dto.HearDefenceBody>,
  ) {
    return this.cases.hearDefence(request, caseId, body);
  }

  /** The decision of the competent bodies, with its letter. */
  @Post(':caseId/decision')
  @Command('case.decide')
  decide(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.DecideBody }) body: z.infer<typeof dto.DecideBody>,
  ) {
    return this.cases.decide(request, caseId, body);
  }

  @Post(':caseId/decision-announcement')
  @Command('case.announce-decision')
  announceDecision(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.AnnounceDecisionBody }) body: z.infer<typeof dto.AnnounceDecisionBody>,
  ) {
    return this.cases.announceDecision(request, caseId, body);
  }

  @Post(':caseId/execution')
  @Command('case.record-execution')
  recordExecution(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.RecordExecutionBody }) body: z.infer<typeof dto.RecordExecutionBody>,
  ) {
    return this.cases.recordExecution(request, caseId, body);
  }

  @Post(':caseId/closure')
  @Command('case.close')
  close(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.CloseCaseBody }) body: z.infer<typeof dto.CloseCaseBody>,
  ) {
    return this.cases.close(request, caseId, body);
  }
}
