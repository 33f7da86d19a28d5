import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './breach.dto.js';
import { BreachService } from './breach.service.js';

/** The register of breaches (违规违纪行为登记), command by command. Which is allowed when stands in breach.allowed-actions.ts. */
@ApiTags('breaches')
@Controller('api/clue-intake/breaches')
export class BreachController {
  constructor(private readonly breaches: BreachService) {}

  @Post()
  @Command('breach.report')
  report(@Request() request: RequestContext, @Body({ schema: dto.ReportBreachBody }) body: z.infer<typeof dto.ReportBreachBody>) {
    return this.breaches.report(request, newId(request, 'breach'), body);
  }

  @Post(':breachId/registration')
  @Command('breach.register')
  register(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.RegisterBreachBody }) body: z.infer<typeof dto.RegisterBreachBody>,
  ) {
    return this.breaches.register(request, breachId, body);
  }

  @Post(':breachId/examination')
  @Command('breach.examine')
  openExamination(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.OpenBreachExaminationBody }) body: z.infer<typeof dto.OpenBreachExaminationBody>,
  ) {
    return this.breaches.openExamination(request, breachId, body);
  }

  @Post(':breachId/finding')
  @Command('breach.examine')
  find(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.FindBreachBody }) body: z.infer<typeof dto.FindBreachBody>,
  ) {
    return this.breaches.find(request, breachId, body);
  }

  @Post(':breachId/clearing')
  @Command('breach.examine')
  clear(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.ClearBreachBody }) body: z.infer<typeof dto.ClearBreachBody>,
  ) {
    return this.breaches.clear(request, breachId, body);
  }

  @Post(':breachId/handing-over')
  @Command('breach.hand-over')
  handOver(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.HandOverBreachBody }) body: z.infer<typeof dto.HandOverBreachBody>,
  ) {
    return this.breaches.handOver(request, breachId, body);
  }

  @Post(':breachId/closure')
  @Command('breach.close')
  close(
    @Request() request: RequestContext,
    @Param('breachId') breachId: string,
    @Body({ schema: dto.CloseBreachBody }) body: z.infer<typeof dto.CloseBreachBody>,
  ) {
    return this.breaches.close(request, breachId, body);
  }
}
