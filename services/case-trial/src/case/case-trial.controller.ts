import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './case.dto.js';
import { CaseTrialService } from './case-trial.service.js';

/** 审理, command by command. Which is allowed when stands in case.allowed-actions.ts. */
@ApiTags('cases')
@Controller('api/case-trial/cases')
export class CaseTrialController {
  constructor(private readonly cases: CaseTrialService) {}

  /** 乡镇内审 (B5). */
  @Post(':caseId/township-review')
  @Command('case.review-by-township')
  reviewByTownship(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ReviewByTownshipBody }) body: z.infer<typeof dto.ReviewByTownshipBody>,
  ) {
    return this.cases.reviewByTownship(request, caseId, body);
  }

  @Post(':caseId/township-submission')
  @Command('case.submit-to-county')
  submitToCounty(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.SubmitToCountyBody }) body: z.infer<typeof dto.SubmitToCountyBody>,
  ) {
    return this.cases.submitToCounty(request, caseId, body);
  }

  /** Who acts for the township’s recused secretary in this case (B4.2). */
  @Post(':caseId/acting-secretary')
  @Command('case.appoint-acting-secretary')
  appointActingSecretary(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.AppointActingSecretaryBody }) body: z.infer<typeof dto.AppointActingSecretaryBody>,
  ) {
    return this.cases.appointActingSecretary(request, caseId, body);
  }

  /** Acceptance, with the panel where it is known already. */
  @Post(':caseId/acceptance')
  @Command('case.accept-for-trial')
  acceptForTrial(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.AcceptForTrialBody }) body: z.infer<typeof dto.AcceptForTrialBody>,
  ) {
    return this.cases.acceptForTrial(request, caseId, body);
  }

  @Post(':caseId/panel')
  @Command('case.form-panel')
  formPanel(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.FormPanelBody }) body: z.infer<typeof dto.FormPanelBody>,
  ) {
    return this.cases.formPanel(request, caseId, body);
  }

  @Post(':caseId/classification')
  @Command('case.classify')
  classify(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ClassifyBody }) body: z.infer<typeof dto.ClassifyBody>,
  ) {
    return this.cases.classify(request, caseId, body);
  }

  @Post(':caseId/trial-extension')
  @Command('case.extend-trial')
  extendTrial(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ExtendTrialBody }) body: z.infer<typeof dto.ExtendTrialBody>,
  ) {
    return this.cases.extendTrial(request, caseId, body);
  }

  @Post(':caseId/supplement-return')
  @Command('case.return-for-supplement')
  returnForSupplement(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ReturnForSupplementBody }) body: z.infer<typeof dto.ReturnForSupplementBody>,
  ) {
    return this.cases.returnForSupplement(request, caseId, body);
  }

  @Post(':caseId/resubmission')
  @Command('case.resubmit')
  resubmit(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ResubmitBody }) body: z.infer<typeof dto.ResubmitBody>,
  ) {
    return this.cases.resubmit(request, caseId, body);
  }

  @Post(':caseId/reinvestigation-return')
  @Command('case.return-for-reinvestigation')
  returnForReinvestigation(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.ReturnForReinvestigationBody }) body: z.infer<typeof dto.ReturnForReinvestigationBody>,
  ) {
    return this.cases.returnForReinvestigation(request, caseId, body);
  }

  @Post(':caseId/trial-talk')
  @Command('case.hold-trial-talk')
  holdTrialTalk(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.HoldTrialTalkBody }) body: z.infer<typeof dto.HoldTrialTalkBody>,
  ) {
    return this.cases.holdTrialTalk(request, caseId, body);
  }

  @Post(':caseId/trial-talk-waiver')
  @Command('case.skip-trial-talk')
  skipTrialTalk(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.SkipTrialTalkBody }) body: z.infer<typeof dto.SkipTrialTalkBody>,
  ) {
    return this.cases.skipTrialTalk(request, caseId, body);
  }

  @Post(':caseId/deliberation')
  @Command('case.deliberate')
  deliberate(
    @Request() request: RequestContext,
    @Param('caseId') caseId: string,
    @Body({ schema: dto.DeliberateBody }) body: z.infer<typeof dto.DeliberateBody>,
  ) {
    return this.cases.deliberate(request, caseId, body);
  }
}
