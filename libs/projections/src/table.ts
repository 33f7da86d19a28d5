import type { Projection, TableSpec } from './projection.js';

/** The position that last changed a row stands in every row. */
export const LAST_POSITION = 'last_position';

/** Of every property of every table; rows ask for the same few again and again. */
const names = new Map<string, string>();

/** camelCase property → snake_case column. */
export function columnName(property: string): string {
  let name = names.get(property);
  if (name === undefined) names.set(property, (name = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  return name;
}

/** Table of one generation; readers see the view `<name>` instead. */
export function generationTable(schema: string, table: Pick<TableSpec<never>, 'name'>, generation: number): string {
  return `${schema}.${table.name}__g${generation}`;
}

/** DDL of a generation's table. */
export function createTable<R extends object>(schema: string, table: TableSpec<R>, generation: number): string {
  return createTableAs(generationTable(schema, table, generation), table);
}

/** DDL of a table under its full name: the columns, `last_position`, the primary key and the indexes. */
export function createTableAs<R extends object>(name: string, table: TableSpec<R>): string {
  const columns = propertiesOf(table).map((property) => `${columnName(property)} ${table.columns[property as keyof R]}`);
  const key = table.primaryKey.map(columnName).join(', ');
  return [
    `CREATE TABLE ${name} (${columns.join(', ')}, ${LAST_POSITION} bigint NOT NULL, PRIMARY KEY (${key}))`,
    ...(table.indexes ?? []).map((definition) => `CREATE INDEX ON ${name} ${definition}`),
  ].join(';\n');
}

/** Points the readers' view at a generation. Dropped and made anew, since another version may have other columns. */
export function switchView(schema: string, table: Pick<TableSpec<never>, 'name'>, generation: number): string {
  const view = `${schema}.${table.name}`;
  return `DROP VIEW IF EXISTS ${view}; CREATE VIEW ${view} AS SELECT * FROM ${generationTable(schema, table, generation)}`;
}

export function propertiesOf<R extends object>(table: TableSpec<R>): string[] {
  return Object.keys(table.columns);
}

/** Select list whose JSON loses nothing: JSON numbers hold whole numbers up to 2^53 only, so bigints travel as text. */
export function readColumns<R extends object>(table: TableSpec<R>): string {
  const columns = propertiesOf(table).map((property) => {
    const wide = String(table.columns[property as keyof R]).startsWith('bigint');
    return `${columnName(property)}${wide ? `::text AS ${columnName(property)}` : ''}`;
  });
  return [...columns, `${LAST_POSITION}::text AS ${LAST_POSITION}`].join(', ');
}

/** Back from `row_to_json`: instants as RFC 3339 in UTC with milliseconds, bigints as bigint, dates as they are. */
export function fromJsonRow<R extends object>(table: TableSpec<R>, json: Record<string, unknown>): R {
  const row: Record<string, unknown> = {};
  for (const property of propertiesOf(table)) {
    const value = json[columnName(property)];
    row[property] = value === null ? null : parse(String(table.columns[property as keyof R]), value);
  }
  return row as R;
}

function parse(type: string, value: unknown): unknown {
  if (type.startsWith('timestamptz')) return new Date(String(value)).toISOString();
  if (type.startsWith('bigint')) return BigInt(String(value));
  return value;
}

/** Identifies a row within a batch. */
export function keyOf<R extends object>(projection: Pick<Projection<R, never>, 'table'>, key: Partial<R>): string {
  return JSON.stringify(projection.table.primaryKey.map((property) => String(key[property])));
}
