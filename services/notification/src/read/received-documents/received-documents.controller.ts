import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ReceivedDocumentsQuery, ReceivedFilter } from './received-documents.query.js';

@ApiTags('documents')
@Controller('api/notification/received-documents')
export class ReceivedDocumentsController {
  constructor(private readonly received: ReceivedDocumentsQuery) {}

  @Get()
  @Reads('document.read-received')
  list(@Request() { principal }: RequestContext, @Query({ schema: ReceivedFilter }) filter: ReceivedFilter) {
    return this.received.list(principal, filter);
  }

  @Get(':documentId')
  @Reads('document.read-received')
  get(@Request() { principal }: RequestContext, @Param('documentId') documentId: string) {
    return this.received.get(principal, documentId);
  }
}
