import { type ReadLimits, readLimits, TableRefused } from './limits.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './xlsx/read-xlsx.js';

export type TableFormat = 'xlsx' | 'csv';

export interface TableRow {
  /** As the person who sent the table sees it, from 1. */
  readonly number: number;
  /** Texts without blanks around them; dates as `YYYY-MM-DD`; what is empty is ''. */
  readonly cells: readonly string[];
}

const ZIP = 0x04034b50;
/** Old Excel, and new Excel under a password. */
const OLE2 = 0xe011cfd0;

/**
 * The rows of a CSV or of the first sheet of an XLSX, as they are read: what it is follows from the content, whatever its name says.
 * Formulas are never computed: of a cell with one, its stored value counts.
 *
 * @throws TableRefused at once, or while rows are read
 */
export function readTable(
  bytes: Buffer,
  limits: ReadLimits = readLimits,
): { readonly format: TableFormat; readonly rows: AsyncIterable<TableRow> } {
  const magic = bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
  if (magic === OLE2) {
    throw new TableRefused(
      'table.old-excel',
      '不支持旧版 .xls 或加密的工作簿,请另存为未加密的 .xlsx 或 .csv',
      'An old .xls or an encrypted workbook; save it as .xlsx without a password, or as .csv',
    );
  }
  return magic === ZIP ? { format: 'xlsx', rows: readXlsx(bytes, limits) } : { format: 'csv', rows: readCsv(bytes, limits) };
}
