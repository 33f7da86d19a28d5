import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DepartmentClueFilter, DepartmentCluesQuery } from './department-clues.query.js';

@ApiTags('clues')
@Controller('api/clue-intake/department-clues')
export class DepartmentCluesController {
  constructor(private readonly clues: DepartmentCluesQuery) {}

  @Get()
  @Reads('clue.read-department')
  list(@Request() { principal }: RequestContext, @Query({ schema: DepartmentClueFilter }) filter: DepartmentClueFilter) {
    return this.clues.list(principal, filter);
  }

  @Get(':clueId')
  @Reads('clue.read-department')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.clues.get(principal, clueId);
  }
}
