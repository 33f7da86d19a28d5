import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ClueFilter } from './clue-register.dto.js';
import { ClueRegisterQuery } from './clue-register.query.js';

@ApiTags('clues')
@Controller('api/clue-intake/clues')
export class ClueRegisterController {
  constructor(private readonly register: ClueRegisterQuery) {}

  @Get()
  @Reads('clue.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ClueFilter }) filter: ClueFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':clueId')
  @Reads('clue.read')
  get(@Request() { principal }: RequestContext, @Param('clueId') clueId: string) {
    return this.register.get(principal, clueId);
  }
}
