import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { mediaTypes } from '@liandong/spreadsheets';
import { ExportQuery } from './library-export.dto.js';
import { LibraryExportService } from './library-export.service.js';

@ApiTags('clues')
@Controller('api/clue-intake/library-export')
export class LibraryExportController {
  constructor(private readonly exports: LibraryExportService) {}

  /** The clue library as XLSX or CSV, as the filters say, as it is read. Who took it, how much and its digest are recorded. */
  @Get()
  @Reads('clue.export')
  @ApiOkResponse({
    content: { [mediaTypes.xlsx]: { schema: { type: 'string', format: 'binary' } }, 'text/csv': { schema: { type: 'string' } } },
  })
  async take(@Request() request: RequestContext, @Query({ schema: ExportQuery }) query: ExportQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.take(request, query), {
      type: mediaTypes[query.format],
      disposition: `attachment; filename="clue-library.${query.format}"`,
    });
  }
}
