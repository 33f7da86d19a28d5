import { kindNamed, nearestTerms, type ProblemType } from '@liandong/legal-time';
import type { CaseFact, PastOfRow } from '../clue/clue.past.decider.js';
import { modeNamed } from '../rules/disposal-modes.js';
import type { ImportField } from './import.columns.js';

/** The cells of one row as they are read, and where what is wrong with them is noted. */
export interface Cells {
  cell(field: ImportField): string;
  date(field: ImportField, required: boolean): string | undefined;
  /** `nearest`: what is known that comes near to the cell. */
  refuse(field: ImportField, code: string, nearest?: readonly string[]): void;
}

const dated = [['filed', 'filedOn'], ['handled', 'handledOn'], ['sanctioned', 'sanctionedOn'], ['detained', 'detainedOn'], ['transferred', 'transferredOn']] as const;
/** A cell that stands for nothing. */
const EMPTY = /^(无|否|[-—/]+)?$/;
const FEN: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000 };
const forms = ['一', '二', '三', '四'];

/** What the ledger says of the clue's past: its problem types, its mode, and what became of its one subject. Nothing where it has no such columns. */
export function pastOfRow(cells: Cells, { reference, subjects, kinds }: { readonly reference: string; readonly subjects: number; readonly kinds: readonly ProblemType[] }): PastOfRow | undefined {
  const problemTypes = problemTypesOf(cells, kinds);
  const disposal = disposalOf(cells);
  const facts = factsOf(cells, reference);
  if (facts.length > 0 && subjects > 1) cells.refuse('subjects', 'import.facts-of-several');
  if (!problemTypes && !disposal && facts.length === 0) return undefined;
  return { ...(problemTypes ? { problemTypes } : {}), ...(disposal ? { disposal } : {}), facts };
}

const given = (cells: Cells, field: ImportField) => (EMPTY.test(cells.cell(field)) ? '' : cells.cell(field));
const dateOfCell = (cells: Cells, field: ImportField) => (given(cells, field) === '' ? undefined : cells.date(field, false));

/** B1.22: as the table calls them, by code, term or another name. */
function problemTypesOf(cells: Cells, kinds: readonly ProblemType[]): readonly string[] | undefined {
  const words = given(cells, 'problemTypes').split(/[、;;,,\n]/).map((text) => text.replaceAll(/\s/g, '')).filter(Boolean);
  const found = words.map((word) => ({ word, code: kindNamed(kinds, word)?.code }));
  const unknown = found.find(({ code }) => code === undefined);
  if (unknown) return void cells.refuse('problemTypes', 'import.problem-type-unknown', nearestTerms(kinds, unknown.word));
  return found.length > 0 ? [...new Set(found.map(({ code }) => code!))] : undefined;
}

function disposalOf(cells: Cells): PastOfRow['disposal'] {
  const text = given(cells, 'mode');
  if (text === '') return undefined;
  const mode = modeNamed(text);
  if (!mode) cells.refuse('mode', 'import.value-unknown');
  const disposedOn = dateOfCell(cells, 'disposedOn');
  if (given(cells, 'disposedOn') === '') cells.refuse('disposedOn', 'import.value-missing');
  return mode && disposedOn ? { mode, disposedOn } : undefined;
}

function factsOf(cells: Cells, reference: string): PastOfRow['facts'] {
  const level = levelOf(cells);
  const form = formOf(cells);
  const facts = dated.flatMap(([fact, field]): readonly Omit<CaseFact, 'subjectId'>[] => {
    const on = dateOfCell(cells, field);
    return on === undefined ? [] : [{ fact, on, reference, ...(level ? { level } : {}), ...(fact === 'sanctioned' && form ? { form } : {}) }];
  });
  const amountFen = amountOf(cells);
  const last = facts.map(({ on }) => on).sort().at(-1) ?? dateOfCell(cells, 'disposedOn');
  if (amountFen !== undefined && last === undefined) cells.refuse('recovered', 'import.facts-undated');
  return amountFen === undefined || last === undefined ? facts : [...facts, { fact: 'recovered', on: last, reference, amountFen, ...(level ? { level } : {}) }];
}

function levelOf(cells: Cells): CaseFact['level'] {
  const text = given(cells, 'filedBy');
  if (text === '') return undefined;
  if (/^(township|乡|镇|街道)/.test(text)) return 'township';
  if (/^(county|县|区|市|本级)/.test(text)) return 'county';
  return void cells.refuse('filedBy', 'import.value-unknown');
}

function formOf(cells: Cells): CaseFact['form'] {
  const text = given(cells, 'form');
  if (text === '') return undefined;
  const place = forms.findIndex((name, index) => new RegExp(`^第?(${name}|${index + 1})种?(形态)?$`).test(text));
  return place < 0 ? void cells.refuse('form', 'import.value-unknown') : ((place + 1) as CaseFact['form']);
}

/** With its unit in the cell, 元 or 万元: a header's unit is read by nobody. */
function amountOf(cells: Cells): number | undefined {
  const text = given(cells, 'recovered');
  if (text === '') return undefined;
  const [, amount, unit] = /^([\d,,]+(?:\.\d+)?)\s*(万元|元)$/.exec(text) ?? [];
  if (amount === undefined) return void cells.refuse('recovered', 'import.amount-unreadable');
  return Math.round(Number(amount.replaceAll(/[,,]/g, '')) * FEN[unit!]!) || undefined;
}
