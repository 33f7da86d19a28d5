import type { TableSpec } from './projection.js';
import { columnName, LAST_POSITION } from './table.js';

// Rows travel as one array for each column: PostgreSQL takes them in a third of the time that the same rows take as JSON, and no name travels twice.

/** Some columns of the rows, one array for each column, as `rowsOfArrays` takes them. */
export function arraysOf<R extends object>(table: TableSpec<R>, properties: readonly string[], rows: readonly Partial<R>[]): unknown[] {
  return properties.map((property) => {
    const text = writer(typeOf(table, property));
    return rows.map((row) => {
      const value: unknown = row[property as keyof R];
      return value === null || value === undefined ? null : text(value);
    });
  });
}

/** The rows of the arrays that are parameters from `first` on, as a source to select from; with the array of their positions at the end, if asked. */
export function rowsOfArrays<R extends object>(
  table: TableSpec<R>,
  properties: readonly string[],
  first: number,
  positions = false,
): string {
  const columns = [
    ...properties.map((property) => ({ name: columnName(property), type: typeOf(table, property) })),
    ...(positions ? [{ name: LAST_POSITION, type: 'bigint' }] : []),
  ];
  const parameters = columns.map(({ type }, index) => `$${first + index}::${isComposed(type) ? 'text' : type}[]`);
  const cells = columns.map(({ name, type }) => (isComposed(type) ? `${name}::${type}` : name));
  return `(SELECT ${cells.join(', ')} FROM unnest(${parameters.join(', ')}) a(${columns.map(({ name }) => name).join(', ')}))`;
}

/** The type of a column without its constraints. */
function typeOf<R extends object>(table: TableSpec<R>, property: string): string {
  return table.columns[property as keyof R].split(/ (?=NOT |NULL|DEFAULT|CHECK|UNIQUE|COLLATE|REFERENCES)/)[0]!;
}

/** Arrays of arrays have to be of equal length; what is composed travels as a text each. */
function isComposed(type: string): boolean {
  return type.endsWith('[]') || type.startsWith('json');
}

function writer(type: string): (value: unknown) => string {
  if (type.startsWith('json')) return (value) => JSON.stringify(value);
  if (type.endsWith('[]')) return (value) => `{${(value as readonly unknown[]).map(element).join(',')}}`;
  return String;
}

/** One element of PostgreSQL’s text form of an array. */
function element(value: unknown): string {
  return value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`;
}
