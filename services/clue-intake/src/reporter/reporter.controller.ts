import { Body, Controller, Header, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './reporter.dto.js';
import { ReporterService } from './reporter.service.js';
import { first } from './reporter.signatories.js';

/** The first or only reporter of a clue; signatories.controller.ts has the others. Which command is allowed when stands in reporter.allowed-actions.ts. */
@ApiTags('reporters')
@Controller('api/clue-intake/clues/:clueId/reporter')
export class ReporterController {
  constructor(private readonly reporters: ReporterService) {}

  @Post()
  @Command('reporter.register', { sealsBody: true })
  register(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RegisterReporterBody }) body: z.infer<typeof dto.RegisterReporterBody>,
  ) {
    return this.reporters.register(request, first(clueId), body);
  }

  @Post('verification')
  @Command('reporter.verify')
  verify(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.CheckReporterBody }) body: z.infer<typeof dto.CheckReporterBody>,
  ) {
    return this.reporters.checkIdentity(request, first(clueId), body);
  }

  @Post('reveal-requests')
  @Command('reporter.request-reveal')
  requestReveal(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.RequestRevealBody }) body: z.infer<typeof dto.RequestRevealBody>,
  ) {
    return this.reporters.requestReveal(request, first(clueId), body);
  }

  @Post('reveal-requests/:number/approval')
  @Command('reporter.decide-reveal')
  approve(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: dto.ApproveRevealBody }) body: z.infer<typeof dto.ApproveRevealBody>,
  ) {
    return this.reporters.approveReveal(request, first(clueId), { ...body, number });
  }

  @Post('reveal-requests/:number/refusal')
  @Command('reporter.decide-reveal')
  refuse(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: dto.RefuseRevealBody }) body: z.infer<typeof dto.RefuseRevealBody>,
  ) {
    return this.reporters.refuseReveal(request, first(clueId), { ...body, number });
  }

  /** Answers the identity, once the reading is stored. */
  @Post('reveal-requests/:number/reading')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ standardSchema: dto.OpenedReporter, description: '查看已留痕,附身份 / the reading was recorded; the identity' })
  @Command('reporter.read-identity')
  read(@Request() request: RequestContext, @Param('clueId') clueId: string, @Param('number', ParseIntPipe) number: number) {
    return this.reporters.readIdentity(request, first(clueId), number);
  }

  @Post('key-destruction')
  @Command('reporter.destroy-key')
  destroyKey(
    @Request() request: RequestContext,
    @Param('clueId') clueId: string,
    @Body({ schema: dto.DestroyKeyBody }) body: z.infer<typeof dto.DestroyKeyBody>,
  ) {
    return this.reporters.destroyKey(request, first(clueId), body);
  }
}
