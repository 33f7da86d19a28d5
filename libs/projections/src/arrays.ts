import type { TableSpec } from './projection.js';
import { columnName, LAST_POSITION } from './table.js';

// Rows travel as one array for each column: PostgreSQL takes them in a third of the time that the same rows take as JSON, and no name travels twice.

/** Some columns of the rows, one array for each column in PostgreSQL's text form, as `rowsOfArrays` takes them. */
export function arraysOf<R extends object>(table: TableSpec<R>, properties: readonly string[], rows: readonly Partial<R>[]): string[] {
  return properties.map((property) => {
    const text = writer(typeOf(table, property));
    return arrayOf(
      rows.map((row) => row[property as keyof R]),
      text ? (value) => quoted(text(value)) : element,
    );
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

/** How a composed value stands in its text. */
function writer(type: string): ((value: unknown) => string) | undefined {
  if (type.startsWith('json')) return (value) => JSON.stringify(value);
  if (type.endsWith('[]')) return (value) => arrayOf(value as readonly unknown[], element);
  return undefined;
}

/** Nothing in its text could part the array; whatever came as a text is quoted, even where the column holds numbers. */
const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
const element = (value: unknown): string => (isPlain(value) ? String(value) : quoted(String(value)));
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** PostgreSQL's text form of an array: the driver's own writes each element twice. */
function arrayOf(values: readonly unknown[], written: (value: unknown) => string): string {
  return `{${values.map((value) => (value === null || value === undefined ? 'NULL' : written(value))).join(',')}}`;
}
