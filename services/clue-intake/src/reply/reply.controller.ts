import { Body, Controller, Header, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './reply.dto.js';
import { ReplyService } from './reply.service.js';

/** What real-name reporters are told (告知反馈, B1.15). Which command is allowed when stands in reply.allowed-actions.ts. */
@ApiTags('replies')
@Controller('api/clue-intake/replies/:replyId')
export class ReplyController {
  constructor(private readonly replies: ReplyService) {}

  @Post('acknowledgement')
  @Command('reply.acknowledge', { sealsBody: true })
  acknowledge(
    @Request() request: RequestContext,
    @Param('replyId') replyId: string,
    @Body({ schema: dto.TellReporterBody }) body: z.infer<typeof dto.TellReporterBody>,
  ) {
    return this.replies.acknowledge(request, replyId, body);
  }

  @Post('result')
  @Command('reply.tell-result', { sealsBody: true })
  tellResult(
    @Request() request: RequestContext,
    @Param('replyId') replyId: string,
    @Body({ schema: dto.TellReporterBody }) body: z.infer<typeof dto.TellReporterBody>,
  ) {
    return this.replies.tellResult(request, replyId, body);
  }

  @Post('objections')
  @Command('reply.record-objection', { sealsBody: true })
  recordObjection(
    @Request() request: RequestContext,
    @Param('replyId') replyId: string,
    @Body({ schema: dto.RecordObjectionBody }) body: z.infer<typeof dto.RecordObjectionBody>,
  ) {
    return this.replies.recordObjection(request, replyId, body);
  }

  /** Answers what was objected, once the reading is stored. */
  @Post('objections/:number/reading')
  @Header('cache-control', 'no-store')
  @ApiCreatedResponse({ standardSchema: dto.OpenedObjection, description: '查看已留痕,附异议 / the reading was recorded; the objection' })
  @Command('reply.read-objection')
  readObjection(@Request() request: RequestContext, @Param('replyId') replyId: string, @Param('number', ParseIntPipe) number: number) {
    return this.replies.readObjection(request, replyId, number);
  }

  @Post('objections/:number/decision')
  @Command('reply.decide-objection')
  decideObjection(
    @Request() request: RequestContext,
    @Param('replyId') replyId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: dto.DecideObjectionBody }) body: z.infer<typeof dto.DecideObjectionBody>,
  ) {
    return this.replies.decideObjection(request, replyId, { ...body, number });
  }

  @Post('objections/:number/recheck')
  @Command('reply.conclude-recheck')
  concludeRecheck(
    @Request() request: RequestContext,
    @Param('replyId') replyId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body({ schema: dto.ConcludeRecheckBody }) body: z.infer<typeof dto.ConcludeRecheckBody>,
  ) {
    return this.replies.concludeRecheck(request, replyId, { ...body, number });
  }
}
