import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HistoryFilter } from '../history/history-page.js';
import { AssignmentHistoryQuery } from './assignment-history.query.js';

@ApiTags('assignments')
@Controller('api/clue-intake/assignments')
export class AssignmentHistoryController {
  constructor(private readonly history: AssignmentHistoryQuery) {}

  @Get(':assignmentId/history')
  @Reads('assignment.read')
  get(
    @Request() { principal }: RequestContext,
    @Param('assignmentId') assignmentId: string,
    @Query({ schema: HistoryFilter }) filter: HistoryFilter,
  ) {
    return this.history.get(principal, assignmentId, filter);
  }
}
