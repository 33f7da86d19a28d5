import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ReplyFilter } from './reply-register.dto.js';
import { ReplyRegisterQuery } from './reply-register.query.js';

@ApiTags('replies')
@Controller('api/clue-intake/replies')
export class ReplyRegisterController {
  constructor(private readonly register: ReplyRegisterQuery) {}

  @Get()
  @Reads('reply.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ReplyFilter }) filter: ReplyFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':replyId')
  @Reads('reply.read')
  get(@Request() { principal }: RequestContext, @Param('replyId') replyId: string) {
    return this.register.get(principal, replyId);
  }
}
