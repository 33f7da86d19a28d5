import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { damaged, type ReadLimits, TableRefused, tooLarge } from './limits.js';
import type { TableRow } from './read-table.js';
import { computed } from './write-table.js';

/** What Chinese office programs write: UTF-8 with or without a mark, UTF-16 with one, else GB18030. */
function decode(bytes: Buffer): string {
  const marked = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of marked ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch {
      // Not this one.
    }
  }
  throw new TableRefused(
    'table.unknown-encoding',
    '既不是 XLSX,也不是 UTF-8 或 GB18030 编码的 CSV',
    'Neither an XLSX nor a CSV in UTF-8 or GB18030',
  );
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [',', '\t', ';'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** In pieces, so that whoever else runs here is not kept waiting. */
function* piecesOf(text: string): Generator<string> {
  const length = 65_536;
  for (let from = 0; from < text.length; from += length) yield text.slice(from, from + length);
}

/** Without the mark of a text that would be computed, as our own CSVs and those of others have it. */
const unmarked = (cell: string) => (cell.startsWith("'") && computed.test(cell) ? cell.slice(1) : cell);

/** @throws TableRefused */
export async function* readCsv(bytes: Buffer, limits: ReadLimits): AsyncGenerator<TableRow> {
  const text = decode(bytes);
  if (text.trim() === '') throw new TableRefused('table.unknown-format', '文件是空的', 'The file is empty');
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      trim: true,
      max_record_size: limits.columns * limits.cellText,
    }),
  );
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      if (number > limits.rows) throw tooLarge('行数 / rows', limits.rows);
      if (cells.length > limits.columns) throw tooLarge('列数 / columns', limits.columns);
      if (cells.some((cell) => cell.length > limits.cellText)) throw tooLarge('单元格字符数 / characters of a cell', limits.cellText);
      yield { number, cells: cells.map(unmarked) };
    }
  } catch (error) {
    // The parser's own text would quote the content.
    throw error instanceof CsvError ? damaged(`第 ${number + 1} 行 / row ${number + 1} (${error.code})`) : error;
  }
}
