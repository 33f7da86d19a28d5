import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './verification.dto.js';
import { VerificationService } from './verification.service.js';

/** Plan, teams, recusal and term of a verification. Which command is allowed when stands in verification.allowed-actions.ts. */
@ApiTags('verifications')
@Controller('api/joint-supervision/verifications')
export class VerificationController {
  constructor(private readonly verifications: VerificationService) {}

  @Post(':verificationId/plan-proposal')
  @Command('verification.propose-plan')
  proposePlan(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ProposePlanBody }) body: z.infer<typeof dto.ProposePlanBody>,
  ) {
    const { proposedOn, ...plan } = body;
    return this.verifications.proposePlan(request, id, { plan, proposedOn });
  }

  @Post(':verificationId/plan-approval')
  @Command('verification.approve-plan')
  approvePlan(@Request() request: RequestContext, @Param('verificationId') id: string) {
    return this.verifications.approvePlan(request, id);
  }

  @Post(':verificationId/plan-rejection')
  @Command('verification.approve-plan')
  rejectPlan(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ReasonBody }) body: z.infer<typeof dto.ReasonBody>,
  ) {
    return this.verifications.rejectPlan(request, id, body);
  }

  @Post(':verificationId/teams')
  @Command('verification.form-teams')
  formTeams(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.FormTeamsBody }) body: z.infer<typeof dto.FormTeamsBody>,
  ) {
    return this.verifications.formTeams(request, id, body);
  }

  @Post(':verificationId/member-replacements')
  @Command('verification.form-teams')
  replaceMember(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ReplaceMemberBody }) body: z.infer<typeof dto.ReplaceMemberBody>,
  ) {
    return this.verifications.replaceMember(request, id, body);
  }

  @Post(':verificationId/recusals')
  @Command('verification.raise-recusal')
  raiseRecusal(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.RaiseRecusalBody }) body: z.infer<typeof dto.RaiseRecusalBody>,
  ) {
    return this.verifications.raiseRecusal(request, id, body);
  }

  @Post(':verificationId/recusal-decisions')
  @Command('verification.decide-recusal')
  decideRecusal(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.DecideRecusalBody }) body: z.infer<typeof dto.DecideRecusalBody>,
  ) {
    return this.verifications.decideRecusal(request, id, body);
  }

  @Post(':verificationId/chief-recusal-decisions')
  @Command('verification.decide-chief-recusal')
  decideChiefRecusal(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.DecideChiefRecusalBody }) body: z.infer<typeof dto.DecideChiefRecusalBody>,
  ) {
    return this.verifications.decideChiefRecusal(request, id, body);
  }

  @Post(':verificationId/recusal-orders')
  @Command('verification.order-recusal')
  orderRecusal(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.OrderRecusalBody }) body: z.infer<typeof dto.OrderRecusalBody>,
  ) {
    return this.verifications.orderRecusal(request, id, body);
  }

  @Post(':verificationId/start')
  @Command('verification.start')
  start(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.StartBody }) body: z.infer<typeof dto.StartBody>,
  ) {
    return this.verifications.start(request, id, body);
  }

  @Post(':verificationId/extensions')
  @Command('verification.extend')
  extend(
    @Request() request: RequestContext,
    @Param('verificationId') id: string,
    @Body({ schema: dto.ExtendBody }) body: z.infer<typeof dto.ExtendBody>,
  ) {
    return this.verifications.extend(request, id, body);
  }
}
