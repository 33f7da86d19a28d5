import type { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { readableRange } from '@liandong/access';
import { StoreUnavailable } from '@liandong/event-sourcing';
import {
  asRecorded,
  CommandRunner,
  idFrom,
  newId,
  type Platform,
  PLATFORM,
  type RequestContext,
  ServiceRuntime,
} from '@liandong/service-kit';
import { Counter, told, writeTable } from '@liandong/spreadsheets';
import { ClueRegisterQuery } from '../read/clue-register/clue-register.query.js';
import { exportColumns, exportLines } from './library-export.columns.js';
import { libraryExport } from './library-export.decider.js';
import type { ExportQuery } from './library-export.dto.js';

/** How long the register may take to show what is stored, in ms. */
const WAIT_MS = 10_000;

/** The clue library as a table (线索库导出). */
@Injectable()
export class LibraryExportService {
  private readonly logger = new Logger('library-export');

  constructor(
    private readonly commands: CommandRunner,
    private readonly register: ClueRegisterQuery,
    private readonly runtime: ServiceRuntime,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * LibraryExportStarted, then the table as it is read, and LibraryExportFinished before its end. Rule B1.4: what leaves the hands of the
   * keepers is on record, whose hands it went to as well.
   *
   * @throws StoreUnavailable it could not be recorded, or the register is not as far as the event store: nothing was handed out
   */
  async take(request: RequestContext, { format, ...selection }: ExportQuery): Promise<Readable> {
    const { principal } = request;
    const exportId = newId(request, 'library-export');
    const organisationId = readableRange(principal, 'clue.export')!;
    const position = await this.runtime.store.head();
    if (!(await this.runtime.waitFor(position, WAIT_MS)))
      throw new StoreUnavailable('the register does not show everything that is stored yet');
    const filter = Object.fromEntries(
      Object.entries(asRecorded(selection)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    const data = { organisationId, format, columns: exportColumns.version, filter, position: position.toString() };
    await this.commands.run(libraryExport, exportId, request, 'clue.export', { type: 'start', data }, { organisationId });
    const counter = new Counter();
    const ending: RequestContext = { principal, commandId: idFrom('library-export-end', exportId), causationId: request.commandId };
    return told(
      writeTable(
        format,
        '线索库',
        exportColumns.head,
        exportLines(counter.of(this.register.all(principal, selection)), this.platform.clock.now()),
      ),
      counter,
      {
        finished: async (taken) =>
          void (await this.commands.run(libraryExport, exportId, ending, 'clue.export', { type: 'finish', data: taken })),
        brokenOff: async (taken) => {
          try {
            await this.commands.run(libraryExport, exportId, ending, 'clue.export', { type: 'break-off', data: taken });
          } catch (error) {
            this.logger.warn({ err: error, exportId }, 'that an export broke off could not be recorded; that it began is');
          }
        },
      },
    );
  }
}
