import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { delay } from '@liandong/event-sourcing';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { mediaTypes, writeTable } from '@liandong/spreadsheets';
import { ImportFilter, ReportQuery, RowsQuery } from './import-register.dto.js';
import { ImportRegisterQuery, type ShownRow } from './import-register.query.js';

/** How often progress is looked at, in ms. */
const EVERY_MS = 300;
const outcomes = { pending: '待导入', imported: '已导入', skipped: '已跳过', refused: '已拒绝' } as const;

@ApiTags('imports')
@Controller('api/clue-intake/imports')
export class ImportRegisterController {
  constructor(private readonly imports: ImportRegisterQuery) {}

  @Get()
  @Reads('import.read')
  list(@Request() { principal }: RequestContext, @Query({ schema: ImportFilter }) filter: ImportFilter) {
    return this.imports.list(principal, filter);
  }

  /** The import with the counts of its rows: before the approval, the preview. */
  @Get(':importId')
  @Reads('import.read')
  get(@Request() { principal }: RequestContext, @Param('importId') importId: string) {
    return this.imports.preview(principal, importId);
  }

  @Get(':importId/rows')
  @Reads('import.read')
  rows(@Request() { principal }: RequestContext, @Param('importId') importId: string, @Query({ schema: RowsQuery }) query: RowsQuery) {
    return this.imports.rows(principal, importId, query);
  }

  /** The import again and again, whenever it is further, as server-sent events; ends when it does not run. */
  @Get(':importId/progress')
  @Reads('import.read')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async progress(@Request() { principal }: RequestContext, @Param('importId') importId: string): Promise<StreamableFile> {
    // Whoever may not see it learns so by a status, before the stream begins.
    await this.imports.get(principal, importId);
    return new StreamableFile(Readable.from(this.steps(principal, importId), { objectMode: false }), {
      type: 'text/event-stream; charset=utf-8',
    });
  }

  /** What became of every row. */
  @Get(':importId/report')
  @Reads('import.read')
  @ApiOkResponse({
    content: { [mediaTypes.xlsx]: { schema: { type: 'string', format: 'binary' } }, 'text/csv': { schema: { type: 'string' } } },
  })
  async report(
    @Request() { principal }: RequestContext,
    @Param('importId') importId: string,
    @Query({ schema: ReportQuery }) { format }: z.output<typeof ReportQuery>,
  ): Promise<StreamableFile> {
    await this.imports.get(principal, importId);
    const head = ['行号 / row', '结果 / outcome', '线索编号 / number', '列 / column', '代码 / code', '说明', 'reason'];
    return new StreamableFile(writeTable(format, '导入结果', head, linesOf(this.imports.report(importId))), {
      type: mediaTypes[format],
      disposition: `attachment; filename="import-report.${format}"`,
    });
  }

  private async *steps(principal: RequestContext['principal'], importId: string): AsyncGenerator<string> {
    for (let last = -1; ; await delay(EVERY_MS)) {
      const shown = await this.imports.get(principal, importId);
      if (shown.revision !== last) yield `id: ${shown.revision}\nevent: progress\ndata: ${JSON.stringify(shown)}\n\n`;
      if (shown.status !== 'running') return;
      last = shown.revision;
    }
  }
}

/** One line per error, and one for a row without. */
async function* linesOf(rows: AsyncIterable<ShownRow>): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const { rowNumber, outcome, number, errors } of rows) {
    const start = [rowNumber, `${outcomes[outcome]} / ${outcome}`, number];
    if (errors.length === 0) yield [...start, null, null, null, null];
    for (const { column, header, code, zh, en } of errors) yield [...start, header ?? column, code, zh, en];
  }
}
