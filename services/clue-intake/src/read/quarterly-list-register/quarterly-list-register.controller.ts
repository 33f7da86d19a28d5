import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { QuarterlyListFilter } from './quarterly-list-register.dto.js';
import { QuarterlyListRegisterQuery } from './quarterly-list-register.query.js';

@ApiTags('quarterly-lists')
@Controller('api/clue-intake/quarterly-lists')
export class QuarterlyListRegisterController {
  constructor(private readonly register: QuarterlyListRegisterQuery) {}

  @Get()
  @Reads('quarterly-list.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: QuarterlyListFilter }) filter: QuarterlyListFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':listId')
  @Reads('quarterly-list.read')
  get(@Request() { principal }: RequestContext, @Param('listId') listId: string) {
    return this.register.get(principal, listId);
  }
}
