import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { EvaluationReferenceService } from './evaluation-reference.service.js';

/** `round`: for which round (轮次) it is used. */
const AcknowledgeReferenceBody = z
  .strictObject({ round: z.string().trim().min(1).max(200).optional(), acknowledgedOn: z.iso.date() })
  .meta({ id: 'AcknowledgeEvaluationReference' });

@ApiTags('evaluation-references')
@Controller('api/inspection-liaison/evaluation-references')
export class EvaluationReferenceController {
  constructor(private readonly references: EvaluationReferenceService) {}

  @Post(':referenceId/acknowledgement')
  @Command('evaluation-reference.acknowledge')
  acknowledge(
    @Request() request: RequestContext,
    @Param('referenceId') referenceId: string,
    @Body({ schema: AcknowledgeReferenceBody }) { round, acknowledgedOn }: z.infer<typeof AcknowledgeReferenceBody>,
  ) {
    return this.references.acknowledge(request, referenceId, { acknowledgedOn, ...(round === undefined ? {} : { round }) });
  }
}
