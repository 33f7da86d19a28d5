import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ReportFilter } from './report-register.dto.js';
import { ReportRegisterQuery } from './report-register.query.js';

@ApiTags('reports')
@Controller('api/clue-intake/reports')
export class ReportRegisterController {
  constructor(private readonly register: ReportRegisterQuery) {}

  @Get()
  @Reads('report.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ReportFilter }) filter: ReportFilter) {
    return this.register.list(principal, filter);
  }

  @Get(':reportId')
  @Reads('report.read')
  get(@Request() { principal }: RequestContext, @Param('reportId') reportId: string) {
    return this.register.get(principal, reportId);
  }
}
