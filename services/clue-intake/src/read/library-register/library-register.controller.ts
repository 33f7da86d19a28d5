import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { HandoverListFilter, LibraryFilter, LibraryRegisterQuery } from './library-register.query.js';

@ApiTags('libraries')
@Controller('api/clue-intake/libraries')
export class LibraryRegisterController {
  constructor(private readonly register: LibraryRegisterQuery) {}

  @Get()
  @Reads('library.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: LibraryFilter }) filter: LibraryFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':organisationId')
  @Reads('library.read')
  get(@Request() { principal }: RequestContext, @Param('organisationId') organisationId: string) {
    return this.register.get(principal, organisationId);
  }

  @Get(':organisationId/handover-items')
  @Reads('library.read')
  handoverList(
    @Request() { principal }: RequestContext,
    @Param('organisationId') organisationId: string,
    @Query({ schema: HandoverListFilter }) filter: HandoverListFilter,
  ) {
    return this.register.handoverList(principal, organisationId, filter);
  }
}
