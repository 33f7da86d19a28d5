import type { CellValue } from '@liandong/spreadsheets';
import type { ExportedClue } from '../read/clue-register/clue-register.query.js';
import type { Cell } from './ledger.cells.js';
import { type LedgerColumn, ledgerColumns, ledgerFields, type LedgerLine, type SubjectColumn } from './ledger.columns.js';
import { writeEach } from './ledger.items.js';

type Value<T> = T | null | undefined;
const columns = ledgerFields.map((field): LedgerColumn => ledgerColumns[field]);

/** The headers of a ledger that leaves. */
export const ledgerHead: readonly string[] = columns.map(({ headers: [header] }) => header);

/** A clue as a line under these headers. */
export function ledgerLine(line: LedgerLine): readonly CellValue[] {
  return columns.map((column) => {
    if (column.kind === 'subject') return eachOf(line.clue, column.cell, column.of, column.apart);
    if (column.kind === 'told' && column.ofSubject) return eachOf(line.clue, column.cell, column.ofSubject, true);
    return written(column.cell, column.of!(line)) || null;
  });
}

function eachOf(clue: ExportedClue, cell: Cell<unknown>, of: SubjectColumn<unknown>['of'], apart: boolean): string | null {
  return writeEach(
    clue.subjects.map((subject) => written(cell, of(subject, clue))),
    { apart },
  );
}

function written(cell: Cell<unknown>, value: Value<unknown>): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : cell.write(value);
}
