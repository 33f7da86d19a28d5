import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HistoryFilter } from '../history/history-page.js';
import { ClueHistoryQuery } from './clue-history.query.js';

@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueHistoryController {
  constructor(private readonly history: ClueHistoryQuery) {}

  @Get(':clueId/history')
  @Reads('clue.read')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string, @Query({ schema: HistoryFilter }) filter: HistoryFilter) {
    return this.history.get(principal, clueId, filter);
  }
}
