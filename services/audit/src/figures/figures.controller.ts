import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Platform, PLATFORM, Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { parseMoment } from '../timeline/moment.js';
import { FigureFilter, FiguresQuery } from './figures.query.js';

@ApiTags('audit')
@Controller('api/audit/figures')
export class FiguresController {
  constructor(
    private readonly figures: FiguresQuery,
    private readonly reading: AuditReadingService,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** Which figures there are: names, titles, dimensions. */
  @Get()
  @Reads('audit.read-figures')
  async list(@Request() request: RequestContext) {
    await this.reading.record(request, 'figures', {});
    return this.figures.list(request);
  }

  /** One figure as it stood at any moment, with the events behind the number. That it was read is recorded first. */
  @Get(':name')
  @Reads('audit.read-figures')
  async of(@Request() request: RequestContext, @Param('name') name: string, @Query({ schema: FigureFilter }) filter: FigureFilter) {
    const moment = filter.at === undefined ? undefined : parseMoment(filter.at, new Date(this.platform.clock.now()));
    await this.reading.record(request, 'figures', { figure: name, ...filter });
    return this.figures.of(request, name, moment, filter);
  }
}
