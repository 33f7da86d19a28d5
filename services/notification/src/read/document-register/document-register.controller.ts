import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { DocumentFilter } from './document-register.dto.js';
import { DocumentRegisterQuery } from './document-register.query.js';

@ApiTags('documents')
@Controller('api/notification/documents')
export class DocumentRegisterController {
  constructor(private readonly register: DocumentRegisterQuery) {}

  @Get()
  @Reads('document.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: DocumentFilter }) filter: DocumentFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':documentId')
  @Reads('document.read')
  get(@Request() { principal }: RequestContext, @Param('documentId') documentId: string) {
    return this.register.get(principal, documentId);
  }
}
