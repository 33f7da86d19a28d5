import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { CaseFilter } from './case-register.dto.js';
import { CaseRegisterQuery } from './case-register.query.js';

@ApiTags('cases')
@Controller('api/case-trial')
export class CaseRegisterController {
  constructor(private readonly register: CaseRegisterQuery) {}

  @Get('cases')
  @Reads('case.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: CaseFilter }) filter: CaseFilter) {
    return this.register.list(principal, 'case.read', filter);
  }

  @Get('cases/:caseId')
  @Reads('case.read')
  get(@Request() { principal }: RequestContext, @Param('caseId') caseId: string) {
    return this.register.get(principal, 'case.read', caseId);
  }

  /** The cases that the reader verified or investigates. */
  @Get('assigned-cases')
  @Reads('case.read-assigned')
  listAssigned(@Request() { principal }: RequestContext, @Query({ schema: CaseFilter }) filter: CaseFilter) {
    return this.register.list(principal, 'case.read-assigned', filter);
  }

  @Get('assigned-cases/:caseId')
  @Reads('case.read-assigned')
  getAssigned(@Request() { principal }: RequestContext, @Param('caseId') caseId: string) {
    return this.register.get(principal, 'case.read-assigned', caseId);
  }

  /** The cases that the reader's township tries first (乡案县审). */
  @Get('township-cases')
  @Reads('case.read-township')
  listOfTownship(@Request() { principal }: RequestContext, @Query({ schema: CaseFilter }) filter: CaseFilter) {
    return this.register.list(principal, 'case.read-township', filter);
  }

  @Get('township-cases/:caseId')
  @Reads('case.read-township')
  getOfTownship(@Request() { principal }: RequestContext, @Param('caseId') caseId: string) {
    return this.register.get(principal, 'case.read-township', caseId);
  }
}
