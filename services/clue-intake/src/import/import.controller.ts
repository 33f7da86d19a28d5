import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Command, fileTypes, newId, Request, type RequestContext, sentFile, Unhurried } from '@liandong/service-kit';
import * as dto from './import.dto.js';
import { ImportService } from './import.service.js';

/** Bytes of a file: a ledger of 100,000 rows has 5 to 30 MB. */
const MOST_BYTES = 48 * 1024 * 1024;

/** The import of an existing ledger, command by command. */
@ApiTags('imports')
@Controller('api/clue-intake/imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  /** The body is the file: XLSX, or CSV in UTF-8 or GB18030. */
  @Post()
  @Command('import.prepare')
  @Unhurried()
  @ApiConsumes(...fileTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async prepare(@Request() request: RequestContext, @Query({ schema: dto.ImportQuery }) asked: dto.ImportQuery, @Body() body: unknown) {
    return this.imports.prepare(request, newId(request, 'import'), asked, await sentFile(body, MOST_BYTES));
  }

  @Post(':importId/confirmation')
  @Command('import.confirm')
  confirm(@Request() request: RequestContext, @Param('importId') importId: string) {
    return this.imports.confirm(request, importId);
  }

  @Post(':importId/cancellation')
  @Command('import.cancel')
  cancel(
    @Request() request: RequestContext,
    @Param('importId') importId: string,
    @Body({ schema: dto.CancelImportBody }) body: z.infer<typeof dto.CancelImportBody>,
  ) {
    return this.imports.cancel(request, importId, body);
  }
}
