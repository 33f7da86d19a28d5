import { Readable } from 'node:stream';
import type { TableFormat } from './read-table.js';
import { writeXlsx } from './xlsx/write-xlsx.js';

export type CellValue = string | number | null;

export const mediaTypes: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A table as a stream, row by row as it is read: nothing of it is gathered in memory. */
export function writeTable(
  format: TableFormat,
  sheet: string,
  head: readonly string[],
  rows: AsyncIterable<readonly CellValue[]>,
): Readable {
  return format === 'xlsx' ? writeXlsx(sheet, head, rows) : Readable.from(csvOf(head, rows), { objectMode: false });
}

/** What a spreadsheet program would compute, written with full-width signs too, marked already or not. */
export const computed = /^'*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;

/** A text that would be computed is marked as text, and the mark is taken off when it is read; in an XLSX the type of the cell says so. */
function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = computed.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, without which Excel takes Chinese text for something else. */
async function* csvOf(head: readonly string[], rows: AsyncIterable<readonly CellValue[]>): AsyncGenerator<string> {
  yield `\uFEFF${head.map(csvCell).join(',')}\r\n`;
  let piece = '';
  for await (const row of rows) {
    piece += `${row.map(csvCell).join(',')}\r\n`;
    if (piece.length < 32_768) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
