import { type ClueField, ledgerColumns, type SubjectField, type TakenField, type ValueOf } from '../ledger/ledger.columns.js';
import { isNothing, readEach } from '../ledger/ledger.items.js';
import type { Places } from './import.columns.js';
import type { RowError } from './import.rows.js';

/** Reads the cells of one row, as the columns of a ledger say, and gathers what is wrong with them. */
export class RowCells {
  readonly errors: RowError[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly places: Places,
  ) {}

  /** The value of the clue; undefined where the cell says nothing, or what it says was refused. */
  one<F extends ClueField>(field: F): ValueOf<F> | undefined {
    const text = this.text(field);
    return text === '' ? undefined : this.read(field, text);
  }

  /** The value of each of so many persons. */
  each<F extends SubjectField>(field: F, count: number): readonly (ValueOf<F> | undefined)[] {
    const text = this.text(field);
    const places = Math.max(count, 1);
    if (text === '' && !ledgerColumns[field].required) return Array<undefined>(places).fill(undefined);
    const parts = text === '' ? [] : readEach(text, count, ledgerColumns[field]);
    if (!parts) this.refuse('subjects', 'import.facts-of-several');
    if (ledgerColumns[field].required && parts?.includes(undefined)) this.refuse(field, 'import.value-missing');
    const values = (parts ?? []).map((part) => (part === undefined ? undefined : this.read(field, part)));
    return Array.from({ length: places }, (_, index) => values[index]);
  }

  /** How many persons the row is about; nothing is said of what is wrong with their names. */
  count(): number {
    return ledgerColumns.subjects.cell.read(this.raw('subjects'))?.length ?? 0;
  }

  /** As it stands in the file, whether it can be read or not. */
  raw(field: TakenField): string {
    const place = this.places[field];
    return place === undefined ? '' : (this.cells[place] ?? '').replaceAll('\u0000', '');
  }

  says(field: TakenField): boolean {
    return !isNothing(this.raw(field));
  }

  /** @param nearest what is known that comes near to the cell */
  refuse(column: TakenField, code: string, nearest?: readonly string[]): void {
    if (!this.errors.some((error) => error.column === column && error.code === code))
      this.errors.push({ column, code, ...(nearest ? { nearest } : {}) });
  }

  private text(field: TakenField): string {
    const { required, orNothing } = ledgerColumns[field];
    const text = this.raw(field);
    if (required && text === '') this.refuse(field, 'import.value-missing');
    return orNothing && isNothing(text) ? '' : text;
  }

  private read<F extends TakenField>(field: F, text: string): ValueOf<F> | undefined {
    const { cell, longest } = ledgerColumns[field];
    if (text.length > longest) return void this.refuse(field, 'import.value-too-long');
    const value = cell.read(text) as ValueOf<F> | undefined;
    if (value === undefined) this.refuse(field, cell.refusal);
    return value;
  }
}
