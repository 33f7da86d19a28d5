import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './reconciliation.dto.js';
import { ReconciliationService } from './reconciliation.service.js';

/** The library and its handlers compare what they have (定期核对, B1.3). */
@ApiTags('reconciliations')
@Controller('api/clue-intake/reconciliations')
export class ReconciliationController {
  constructor(private readonly reconciliations: ReconciliationService) {}

  @Post()
  @Command('reconciliation.open')
  open(@Request() request: RequestContext, @Body({ schema: dto.OpenReconciliationBody }) body: z.infer<typeof dto.OpenReconciliationBody>) {
    return this.reconciliations.open(request, newId(request, 'reconciliation'), body);
  }

  @Post(':reconciliationId/answers')
  @Command('reconciliation.answer')
  answer(
    @Request() request: RequestContext,
    @Param('reconciliationId') id: string,
    @Body({ schema: dto.AnswerReconciliationBody }) { answers }: z.infer<typeof dto.AnswerReconciliationBody>,
  ) {
    return this.reconciliations.answer(request, id, {
      answers: answers.map(({ note, ...answer }) => (note === undefined ? answer : { ...answer, note })),
    });
  }

  @Post(':reconciliationId/settlements')
  @Command('reconciliation.settle')
  settle(
    @Request() request: RequestContext,
    @Param('reconciliationId') id: string,
    @Body({ schema: dto.SettleDifferenceBody }) body: z.infer<typeof dto.SettleDifferenceBody>,
  ) {
    return this.reconciliations.settle(request, id, body);
  }
}
