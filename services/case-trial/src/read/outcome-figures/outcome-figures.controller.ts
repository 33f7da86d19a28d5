import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { FiguresFilter, OutcomeFiguresQuery } from './outcome-figures.query.js';

@ApiTags('outcome-figures')
@Controller('api/case-trial/outcome-figures')
export class OutcomeFiguresController {
  constructor(private readonly outcomes: OutcomeFiguresQuery) {}

  @Get()
  @Reads('outcome-figures.read')
  figures(@Request() { principal }: RequestContext, @Query({ schema: FiguresFilter }) filter: FiguresFilter) {
    return this.outcomes.figures(principal, filter);
  }
}
