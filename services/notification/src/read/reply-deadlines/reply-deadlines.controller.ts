import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DeadlineFilter, ReplyDeadlinesQuery } from './reply-deadlines.query.js';

@ApiTags('documents')
@Controller('api/notification/reply-deadlines')
export class ReplyDeadlinesController {
  constructor(private readonly deadlines: ReplyDeadlinesQuery) {}

  @Get()
  @Reads('document.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: DeadlineFilter }) filter: DeadlineFilter) {
    return this.deadlines.list(principal, filter);
  }
}
