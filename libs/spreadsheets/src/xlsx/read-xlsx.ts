import { type ReadLimits, tooLarge } from '../limits.js';
import type { TableRow } from '../read-table.js';
import { dateOfSerial } from './dates.js';
import { XlsxPackage } from './package.js';
import { readWorkbook, type Workbook } from './workbook.js';
import { walk, type XmlHandler } from './xml.js';

/**
 * The rows of the first sheet, as it unpacks.
 *
 * @throws TableRefused
 */
export async function* readXlsx(bytes: Buffer, limits: ReadLimits): AsyncGenerator<TableRow> {
  const zip = await XlsxPackage.open(bytes, limits);
  try {
    const workbook = await readWorkbook(zip, limits);
    const sheet = new Sheet(workbook, limits);
    for await (const _ of walk(workbook.sheet, await zip.read(workbook.sheet), sheet)) yield* sheet.take();
  } finally {
    zip.close();
  }
}

/** Zero-based column of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Gathers rows. Programs may leave out references, and may write texts in the cell or in the shared list. */
class Sheet implements XmlHandler {
  private rows: TableRow[] = [];
  private number = 0;
  private cells: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private taking = false;
  private inPhonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly limits: ReadLimits,
  ) {}

  take(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.number = Number(attributes['r'] ?? this.number + 1);
      this.cells = [];
      this.column = -1;
      if (!(this.number <= this.limits.rows)) throw tooLarge('行数 / rows', this.limits.rows);
    } else if (name === 'c') {
      this.column = attributes['r'] ? columnOf(attributes['r']) : this.column + 1;
      if (!(this.column >= 0 && this.column < this.limits.columns)) throw tooLarge('列数 / columns', this.limits.columns);
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
    } else if (name === 'rPh') this.inPhonetic = true;
    // A formula's own text stands in <f> and is passed over.
    else if (name === 'v' || name === 't') this.taking = !this.inPhonetic;
  }

  text(text: string): void {
    if (!this.taking) return;
    this.value += text;
    if (this.value.length > this.limits.cellText) throw tooLarge('单元格字符数 / characters of a cell', this.limits.cellText);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') {
      while (this.cells.length < this.column) this.cells.push('');
      this.cells[this.column] = this.shown().trim();
    } else if (name === 'row' && this.cells.length > 0) this.rows.push({ number: this.number, cells: this.cells });
  }

  /** The cell as its reader sees it. */
  private shown(): string {
    if (this.value === '') return '';
    if (this.type === 's') return this.workbook.strings[Number(this.value)] ?? '';
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (this.type === 'd') return this.value.replace(/T00:00:00(\.0+)?Z?$/, '');
    if (this.type !== 'n') return this.value;
    const date = this.workbook.isDate[this.style] ? dateOfSerial(Number(this.value), this.workbook.from1904) : undefined;
    return date ?? plain(this.value);
  }
}

/** A whole number that a program wrote as `2.019E3`. */
function plain(value: string): string {
  const number = Number(value);
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
}
