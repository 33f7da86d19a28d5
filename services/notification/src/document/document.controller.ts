import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, newId, Request, type RequestContext } from '@liandong/service-kit';
import * as dto from './document.dto.js';
import { DocumentService } from './document.service.js';

/** A document's life, command by command. Which is allowed when stands in document.allowed-actions.ts. */
@ApiTags('documents')
@Controller('api/notification/documents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  @Post()
  @Command('document.draft')
  draft(@Request() request: RequestContext, @Body({ schema: dto.DraftDocumentBody }) body: z.output<typeof dto.DraftDocumentBody>) {
    return this.documents.draft(request, newId(request, 'document'), dto.draftOf(body), body.matterId);
  }

  @Post(':documentId/revision')
  @Command('document.revise')
  revise(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.ReviseDocumentBody }) body: z.output<typeof dto.ReviseDocumentBody>,
  ) {
    return this.documents.revise(request, documentId, dto.contentOf(body));
  }

  @Post(':documentId/countersignature')
  @Command('document.countersign')
  countersign(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.CountersignBody }) body: z.output<typeof dto.CountersignBody>,
  ) {
    return this.documents.countersign(request, documentId, body);
  }

  @Post(':documentId/issue')
  @Command('document.issue')
  issue(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.IssueBody }) body: z.output<typeof dto.IssueBody>,
  ) {
    return this.documents.issue(request, documentId, body);
  }

  @Post(':documentId/withdrawal')
  @Command('document.withdraw')
  withdraw(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.WithdrawBody }) body: z.output<typeof dto.WithdrawBody>,
  ) {
    return this.documents.withdraw(request, documentId, body);
  }

  @Post(':documentId/delivery')
  @Command('document.deliver')
  deliver(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.DeliverBody }) body: z.output<typeof dto.DeliverBody>,
  ) {
    return this.documents.deliver(request, documentId, body);
  }

  @Post(':documentId/acknowledgement')
  @Command('document.acknowledge')
  acknowledge(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.AcknowledgeBody }) body: z.output<typeof dto.AcknowledgeBody>,
  ) {
    return this.documents.acknowledge(request, documentId, body);
  }

  @Post(':documentId/reply')
  @Command('document.reply')
  reply(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.ReplyBody }) body: z.output<typeof dto.ReplyBody>,
  ) {
    return this.documents.reply(request, documentId, body);
  }

  @Post(':documentId/evaluation')
  @Command('document.evaluate')
  evaluate(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.EvaluateBody }) body: z.output<typeof dto.EvaluateBody>,
  ) {
    return this.documents.evaluate(request, documentId, body);
  }

  @Post(':documentId/escalation')
  @Command('document.escalate')
  escalate(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.EscalateBody }) { recipient, ...body }: z.output<typeof dto.EscalateBody>,
  ) {
    return this.documents.escalate(request, documentId, { ...body, ...(recipient ? { recipient: dto.named(recipient) } : {}) });
  }

  @Post(':documentId/closure')
  @Command('document.close')
  close(
    @Request() request: RequestContext,
    @Param('documentId') documentId: string,
    @Body({ schema: dto.CloseBody }) body: z.output<typeof dto.CloseBody>,
  ) {
    return this.documents.close(request, documentId, body);
  }
}
