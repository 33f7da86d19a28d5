import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { paging, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AgencyRegisterQuery } from './agency-register.query.js';

const AgencyFilter = z.strictObject(paging);

@ApiTags('agencies')
@Controller('api/clue-intake/agencies')
export class AgencyRegisterController {
  constructor(private readonly register: AgencyRegisterQuery) {}

  @Get()
  @Reads('agency.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: AgencyFilter }) filter: z.output<typeof AgencyFilter>) {
    return this.register.list(principal, filter);
  }

  @Get(':agencyId')
  @Reads('agency.read')
  get(@Request() { principal }: RequestContext, @Param('agencyId') agencyId: string) {
    return this.register.get(principal, agencyId);
  }
}
