import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './outgoing-transfer.dto.js';
import { OutgoingTransferService } from './outgoing-transfer.service.js';

/** What the commission hands over, or makes known, to an agency, and the agency's side of it (0.14, 1.12, 1.25). */
@ApiTags('outgoing-transfers')
@Controller('api/clue-intake')
export class OutgoingTransferController {
  constructor(private readonly transfers: OutgoingTransferService) {}

  @Post('outgoing-transfers')
  @Command('outgoing-transfer.propose')
  propose(@Request() request: RequestContext, @Body({ schema: dto.ProposeTransferBody }) body: dto.ProposeTransferBody) {
    return this.transfers.propose(request, newId(request, 'outgoing-transfer'), body);
  }

  @Post('outgoing-transfers/:transferId/approval')
  @Command('outgoing-transfer.approve')
  approve(@Request() request: RequestContext, @Param('transferId') transferId: string) {
    return this.transfers.approve(request, transferId);
  }

  @Post('outgoing-transfers/:transferId/rejection')
  @Command('outgoing-transfer.approve')
  reject(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.RejectTransferBody }) body: z.infer<typeof dto.RejectTransferBody>,
  ) {
    return this.transfers.reject(request, transferId, body);
  }

  @Post('outgoing-transfers/:transferId/recall')
  @Command('outgoing-transfer.approve')
  recall(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.RecallTransferBody }) body: z.infer<typeof dto.RecallTransferBody>,
  ) {
    return this.transfers.recall(request, transferId, body);
  }

  @Post('outgoing-transfers/:transferId/answer-receipt')
  @Command('outgoing-transfer.acknowledge-answer')
  acknowledgeAnswer(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.AcknowledgeTransferAnswerBody }) body: z.infer<typeof dto.AcknowledgeTransferAnswerBody>,
  ) {
    return this.transfers.acknowledgeAnswer(request, transferId, body);
  }

  /** The agency signs for it under its own number. */
  @Post('incoming-transfers/:transferId/acceptance')
  @Command('outgoing-transfer.answer')
  accept(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.AcceptTransferBody }) body: z.infer<typeof dto.AcceptTransferBody>,
  ) {
    return this.transfers.accept(request, transferId, body);
  }

  /** The agency sends it back, and says why. */
  @Post('incoming-transfers/:transferId/refusal')
  @Command('outgoing-transfer.answer')
  refuse(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.RefuseTransferBody }) body: z.infer<typeof dto.RefuseTransferBody>,
  ) {
    return this.transfers.refuse(request, transferId, body);
  }

  /** The agency tells what came of it. */
  @Post('incoming-transfers/:transferId/answer')
  @Command('outgoing-transfer.answer')
  answer(
    @Request() request: RequestContext,
    @Param('transferId') transferId: string,
    @Body({ schema: dto.AnswerTransferBody }) body: z.infer<typeof dto.AnswerTransferBody>,
  ) {
    return this.transfers.answer(request, transferId, body);
  }
}
