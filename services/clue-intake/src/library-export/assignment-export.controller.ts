import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { mediaTypes } from '@liandong/spreadsheets';
import { AssignmentExportQuery } from './library-export.dto.js';
import { LibraryExportService } from './library-export.service.js';

@ApiTags('assignments')
@Controller('api/clue-intake/assignment-export')
export class AssignmentExportController {
  constructor(private readonly exports: LibraryExportService) {}

  /** The register of assignments as XLSX or CSV, as the filters say, as it is read. Who took it, how much and its digest are recorded. */
  @Get()
  @Reads('assignment.export')
  @ApiOkResponse({
    content: { [mediaTypes.xlsx]: { schema: { type: 'string', format: 'binary' } }, 'text/csv': { schema: { type: 'string' } } },
  })
  async take(
    @Request() request: RequestContext,
    @Query({ schema: AssignmentExportQuery }) query: AssignmentExportQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.takeAssignments(request, query), {
      type: mediaTypes[query.format],
      disposition: `attachment; filename="assignments.${query.format}"`,
    });
  }
}
