import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../reading/audit-reading.service.js';
import { TimelineQuery } from '../timeline/timeline.query.js';
import { ExportService } from './export.service.js';

const PERMISSION = 'audit.export';

@ApiTags('audit')
@Controller('api/audit/matters')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly timelines: TimelineQuery,
    private readonly reading: AuditReadingService,
  ) {}

  /**
   * The matter with leaf, stored bytes and proof of every event, as a ZIP that can be checked without this system. That it was taken
   * away is recorded first.
   */
  @Get(':matterId/export')
  @Reads(PERMISSION)
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async export(@Request() request: RequestContext, @Param('matterId') matterId: string): Promise<StreamableFile> {
    await this.reading.record(request, 'export', {}, matterId);
    const matter = await this.timelines.matterAt(request.principal, PERMISSION, matterId);
    const name = matterId.replaceAll(/[^A-Za-z0-9._-]/g, '_');
    return new StreamableFile(await this.exports.export(matter), {
      type: 'application/zip',
      disposition: `attachment; filename="matter-${name}.zip"`,
    });
  }
}
