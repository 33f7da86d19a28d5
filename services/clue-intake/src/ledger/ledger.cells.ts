import { dateInChina } from '@liandong/legal-time';
import { largestGroup } from '../clue/clue.sources.js';
import { dateOf } from './ledger.dates.js';
import { itemsOf, joined } from './ledger.items.js';
import { yesNoTerms } from '../terms/clue.terms.js';
import type { Vocabulary } from '../terms/vocabulary.js';

/** How a value stands in a cell of a ledger, and how it is read there. Each undoes the other; `read` also takes what other ledgers write. */
export interface Cell<T> {
  /** Undefined for a text that is none of its values. */
  read(text: string): T | undefined;
  write(value: T): string;
  /** Code of what is wrong with a text that is none. */
  readonly refusal: string;
}

const UNKNOWN = 'import.value-unknown';

export const text: Cell<string> = { read: (value) => value, write: (value) => value, refusal: UNKNOWN };

/** A day of the calendar, `YYYY-MM-DD`. */
export const day: Cell<string> = { read: dateOf, write: (value) => value, refusal: 'import.date-unreadable' };

/** The day in China on which a moment (an instant in ISO 8601) lies. */
export const dayOfMoment: Cell<string> = { ...day, write: dateInChina };

const FEN: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000 };

/** An amount in fen. With its unit in the cell, 元 or 万元: a header's unit is read by nobody. */
export const amount: Cell<number> = {
  read(value) {
    const [, number, unit] = /^([\d,\uFF0C]+(?:\.\d+)?)\s*(万元|元)$/.exec(value) ?? [];
    return number === undefined ? undefined : Math.round(Number(number.replaceAll(/[,\uFF0C]/g, '')) * FEN[unit!]!);
  },
  write: (fen) => `${fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2)}元`,
  refusal: 'import.amount-unreadable',
};

/** How many persons, 1 and more; 人 may stand behind the number. */
export const headcount: Cell<number> = {
  read: (value) => {
    const [, number] = /^([1-9]\d{0,5})\s*人?$/.exec(value) ?? [];
    return number === undefined || Number(number) > largestGroup ? undefined : Number(number);
  },
  write: String,
  refusal: UNKNOWN,
};

/** A code, under its Chinese term. */
export function term<Code extends string>(terms: Vocabulary<Code>): Cell<Code> {
  return { read: (value) => terms.codeOf(value), write: (code) => terms.termOf(code), refusal: UNKNOWN };
}

export const yesNo: Cell<boolean> = as(
  term(yesNoTerms),
  (code) => code === 'true',
  (value) => (value ? 'true' : 'false'),
);

/** Several terms, with 、 between them: of a table that depends on the organisation and the day, and so is looked up by whoever reads the row. */
export const words: Cell<readonly string[]> = {
  read: (value) => itemsOf(value, /[、;\uFF1B,\uFF0C\n]/).map((item) => item.text.replaceAll(/\s/g, '')),
  write: joined,
  refusal: UNKNOWN,
};

/** Names with 、 between them. */
export const names: Cell<readonly string[]> = { read: (value) => itemsOf(value).map((item) => item.text), write: joined, refusal: UNKNOWN };

/** The same value as another type. */
export function as<T, U>({ read, write, refusal }: Cell<T>, there: (value: T) => U, back: (value: U) => T): Cell<U> {
  return {
    read: (value) => {
      const found = read(value);
      return found === undefined ? undefined : there(found);
    },
    write: (value) => write(back(value)),
    refusal,
  };
}
