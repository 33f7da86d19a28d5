import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { EvaluationReferenceFilter, EvaluationReferencesQuery } from './evaluation-references.query.js';

@ApiTags('evaluation-references')
@Controller('api/inspection-liaison/evaluation-references')
export class EvaluationReferencesController {
  constructor(private readonly references: EvaluationReferencesQuery) {}

  @Get()
  @Reads('evaluation-reference.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: EvaluationReferenceFilter }) filter: EvaluationReferenceFilter) {
    return this.references.list(principal, filter);
  }

  @Get(':referenceId')
  @Reads('evaluation-reference.read')
  get(@Request() { principal }: RequestContext, @Param('referenceId') referenceId: string) {
    return this.references.get(principal, referenceId);
  }
}
