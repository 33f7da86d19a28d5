import { ensure } from '@liandong/event-sourcing';
import { isTaken, ledgerColumns, ledgerFields, type TakenField, takenFields } from '../ledger/ledger.columns.js';
import { importErrors } from './import.errors.js';

export type ImportField = TakenField;

/** Where each field stands in a row, from 0; absent where the file has no such column. */
export type Places = Readonly<Partial<Record<ImportField, number>>>;

/** What of a file's columns an import leaves out: by the headers of our exports, and how many others nobody knows or needs. */
export interface LeftOut {
  readonly notTakenIn: readonly string[];
  readonly unknownColumns: number;
}

const bare = (header: string) => header.replace(/[\s*\uFF0A:\uFF1A]|\(.*?\)|\uFF08.*?\uFF09/g, '');
const placeOf = (names: readonly string[], known: readonly string[]) =>
  names.map((name) => known.indexOf(bare(name))).find((index) => index >= 0);

/**
 * Which column holds what: by the caller's mapping of field to header, else by the headers that are known.
 *
 * @throws DomainError import.mapping-unknown, import.columns-missing
 */
export function placesOf(headers: readonly string[], mapping: Readonly<Record<string, string>>): Places {
  const known = headers.map(bare);
  const unknown = Object.entries(mapping).flatMap(([field, header]) =>
    takenFields.some((one) => one === field) && headers.includes(header) ? [] : [field],
  );
  ensure(unknown.length === 0, importErrors.mappingUnknown(unknown));
  const places: Partial<Record<ImportField, number>> = {};
  for (const field of takenFields) {
    const named = mapping[field];
    // In the order of preference: a ledger that has a number and a running number is meant by the number.
    const place = named === undefined ? placeOf(ledgerColumns[field].headers, known) : headers.indexOf(named);
    if (place !== undefined) places[field] = place;
  }
  const missing = takenFields.filter((field) => ledgerColumns[field].required && places[field] === undefined);
  ensure(missing.length === 0, importErrors.columnsMissing(missing, headers));
  return places;
}

/** What the file has beside. Of its own headers nothing is told: they are kept nowhere. */
export function leftOut(headers: readonly string[], places: Places): LeftOut {
  const taken = new Set(Object.values(places));
  const others = headers.map((header, index) => (taken.has(index) ? '' : bare(header)));
  const told = ledgerFields.filter((field) => !isTaken(field) && placeOf(ledgerColumns[field].headers, others) !== undefined);
  return { notTakenIn: told.map((field) => ledgerColumns[field].headers[0]), unknownColumns: others.filter(Boolean).length - told.length };
}
