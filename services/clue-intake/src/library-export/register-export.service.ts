import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Permission, readableRange } from '@liandong/access';
import { StoreUnavailable } from '@liandong/event-sourcing';
import { asRecorded, idFrom, newId, type RequestContext, ServiceRuntime } from '@liandong/service-kit';
import { type CellValue, Counter, told, writeTable } from '@liandong/spreadsheets';
import type { StartExport } from './library-export.decider.js';
import type { ExportedRegister, Taken } from './library-export.events.js';

/** How long the register may take to show what is stored, in ms. */
const WAIT_MS = 10_000;

/** How an export is put on record, under the permission of its register. */
export interface Recording {
  start(exportId: string, data: StartExport): Promise<unknown>;
  finish(exportId: string, ending: RequestContext, taken: Taken): Promise<unknown>;
  breakOff(exportId: string, ending: RequestContext, taken: Taken): Promise<unknown>;
}

/** What of a register leaves, and how its lines are written. */
export interface RegisterTable<Row> {
  /** Absent: the clue library. */
  readonly register?: ExportedRegister;
  readonly permission: Permission;
  readonly format: 'xlsx' | 'csv';
  readonly selection: object;
  /** Name of the sheet. */
  readonly sheet: string;
  readonly columns: { readonly version: string; readonly head: readonly string[] };
  /** Every row that is meant, read as the file is written. */
  readonly rows: () => AsyncIterable<Row>;
  readonly lines: (rows: AsyncIterable<Row>) => AsyncIterable<readonly CellValue[]>;
}

/** A register as a table (台账导出), whichever it is. */
@Injectable()
export class RegisterExportService {
  private readonly logger = new Logger('library-export');

  constructor(private readonly runtime: ServiceRuntime) {}

  /**
   * LibraryExportStarted, then the table as it is read, and LibraryExportFinished before its end. Rule B1.4: what leaves the hands of the
   * keepers is on record, whose hands it went to as well.
   *
   * @throws StoreUnavailable it could not be recorded, or the register is not as far as the event store: nothing was handed out
   */
  async take<Row>(request: RequestContext, table: RegisterTable<Row>, recording: Recording): Promise<Readable> {
    const { principal } = request;
    const { register, permission, format, columns } = table;
    const exportId = newId(request, register === undefined ? 'library-export' : `${register}-export`);
    const organisationId = readableRange(principal, permission)!;
    const position = await this.runtime.store.head();
    if (!(await this.runtime.waitFor(position, WAIT_MS)))
      throw new StoreUnavailable('the register does not show everything that is stored yet');
    const filter = Object.fromEntries(
      Object.entries(asRecorded(table.selection)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    const data = {
      organisationId,
      ...(register === undefined ? {} : { register }),
      format,
      columns: columns.version,
      filter,
      position: position.toString(),
    };
    await recording.start(exportId, data);
    const counter = new Counter();
    const ending: RequestContext = { principal, commandId: idFrom('library-export-end', exportId), causationId: request.commandId };
    return told(writeTable(format, table.sheet, columns.head, table.lines(counter.of(table.rows()))), counter, {
      finished: async (taken) => void (await recording.finish(exportId, ending, taken)),
      brokenOff: async (taken) => {
        try {
          await recording.breakOff(exportId, ending, taken);
        } catch (error) {
          this.logger.warn({ err: error, exportId }, 'that an export broke off could not be recorded; that it began is');
        }
      },
    });
  }
}
