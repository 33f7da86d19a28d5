import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, type Platform, PLATFORM, type RequestContext } from '@liandong/service-kit';
import { AssignmentRegisterQuery } from '../read/assignment-register/assignment-register.query.js';
import { ClueRegisterQuery } from '../read/clue-register/clue-register.query.js';
import { assignmentColumns, assignmentLines } from './assignment-export.columns.js';
import { exportColumns, exportLines } from './library-export.columns.js';
import { libraryExport } from './library-export.decider.js';
import type { AssignmentExportQuery, ExportQuery } from './library-export.dto.js';
import { RegisterExportService } from './register-export.service.js';

/** Which registers leave as tables, each with its permission and its columns. */
@Injectable()
export class LibraryExportService {
  constructor(
    private readonly commands: CommandRunner,
    private readonly exports: RegisterExportService,
    private readonly clues: ClueRegisterQuery,
    private readonly assignments: AssignmentRegisterQuery,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** LibraryExportStarted, LibraryExportFinished: the clue library (线索库导出). Rule B1.4. */
  take(request: RequestContext, { format, ...selection }: ExportQuery): Promise<Readable> {
    return this.exports.take(
      request,
      {
        permission: 'clue.export',
        format,
        selection,
        sheet: '线索库',
        columns: exportColumns,
        rows: () => this.clues.all(request.principal, selection),
        lines: (rows) => exportLines(rows, this.platform.clock.now()),
      },
      {
        start: (id, data) =>
          this.commands.run(libraryExport, id, request, 'clue.export', { type: 'start', data }, { organisationId: data.organisationId }),
        finish: (id, ending, data) => this.commands.run(libraryExport, id, ending, 'clue.export', { type: 'finish', data }),
        breakOff: (id, ending, data) => this.commands.run(libraryExport, id, ending, 'clue.export', { type: 'break-off', data }),
      },
    );
  }

  /** The same of the register of assignments (交办督办件导出). Rules B1.4, B1.12. */
  takeAssignments(request: RequestContext, { format, ...selection }: AssignmentExportQuery): Promise<Readable> {
    return this.exports.take(
      request,
      {
        register: 'assignments',
        permission: 'assignment.export',
        format,
        selection,
        sheet: '交办督办件',
        columns: assignmentColumns,
        rows: () => this.assignments.all(request.principal, selection),
        lines: (rows) => assignmentLines(rows, this.platform.clock.now()),
      },
      {
        start: (id, data) =>
          this.commands.run(
            libraryExport,
            id,
            request,
            'assignment.export',
            { type: 'start', data },
            { organisationId: data.organisationId },
          ),
        finish: (id, ending, data) => this.commands.run(libraryExport, id, ending, 'assignment.export', { type: 'finish', data }),
        breakOff: (id, ending, data) => this.commands.run(libraryExport, id, ending, 'assignment.export', { type: 'break-off', data }),
      },
    );
  }
}
