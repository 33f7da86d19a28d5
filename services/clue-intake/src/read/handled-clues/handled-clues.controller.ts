import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HandledClueFilter } from './handled-clues.dto.js';
import { HandledCluesQuery } from './handled-clues.query.js';

@ApiTags('clues')
@Controller('api/clue-intake/handled-clues')
export class HandledCluesController {
  constructor(private readonly clues: HandledCluesQuery) {}

  @Get()
  @Reads('clue.read-handled')
  list(@Request() { principal }: RequestContext, @Query({ schema: HandledClueFilter }) filter: HandledClueFilter) {
    return this.clues.list(principal, filter);
  }

  @Get(':clueId')
  @Reads('clue.read-handled')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.clues.get(principal, clueId);
  }
}
