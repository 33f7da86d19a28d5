import { type Actor, DomainError, type Instant } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import { dateInChina, kindsBetween } from '@liandong/legal-time';
import { clue, type ClueCommand } from '../clue/clue.decider.js';
import type { ClueSourceKind } from '../clue/clue.events.js';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';
import { type ClueOrigin, clueSources } from '../clue/clue.sources.js';
import { initialClue } from '../clue/clue.state.js';
import type { ImportField, Places } from './import.columns.js';
import { dateOf } from './import.dates.js';
import { pastOfRow } from './import.past.js';
import { type LedgerRow, stepsOf } from './import.steps.js';

/** What is the same for all rows of a file. */
export interface ImportFrame {
  readonly organisationId: string;
  readonly source: { readonly kind: ClueSourceKind; readonly agencyId: string };
  readonly by: Actor;
  readonly at: Instant;
}

/** What is wrong with a row: never its content. `nearest`: terms that are known, where one was looked for. */
export interface RowError {
  readonly column: ImportField | null;
  readonly code: string;
  readonly nearest?: readonly string[];
}

export type JudgedRow = { readonly row: LedgerRow } | { readonly errors: readonly RowError[] };

const TITLE = 60;
const longest: Readonly<Partial<Record<ImportField, number>>> = { reference: 100, title: 200, summary: 20_000, subjects: 500, unit: 100, position: 100, place: 200, documentNumber: 100 };

const levels: readonly (readonly [Subject['managedBy'], RegExp])[] = [
  ['upper', /^(upper|上级管?|中管|省管|市管|省.*管|市.*管)/],
  ['county', /^(county|县管|区管|本级管?|县|区)/],
  ['township', /^(township|乡|镇|街道)/],
  ['village', /^(village|村|社区)/],
];

const sourceNames = new Map<string, ClueSourceKind>(
  (Object.keys(clueSources) as ClueSourceKind[]).flatMap((kind) => [[kind, kind] as const, [clueSources[kind].zh, kind] as const, [clueSources[kind].numberPrefix, kind] as const]),
);
for (const [name, kind] of [['信访', 'petition'], ['检察机关', 'procuratorate'], ['检察院', 'procuratorate'], ['巡察', 'inspection-tour'], ['巡察移交', 'inspection-tour'], ['巡视', 'inspection-tour'], ['人大', 'people-congress'], ['审计', 'audit'], ['法院', 'court'], ['监督检查', 'supervision'], ['日常监督', 'supervision'], ['自行发现', 'supervision'], ['上级', 'upper-level']] as const) sourceNames.set(name, kind);

/**
 * A row as the clue that it would become, judged by the clue's own decider; or what is wrong with it. B1.7: who is managed by the upper
 * level is found before anything else, so that nothing else is said of the row.
 */
export function judgeRow(cells: readonly string[], places: Places, frame: ImportFrame): JudgedRow {
  const reading = new Reading(cells, places);
  const managedBy = reading.choice('managedBy', (text) => levels.find(([, form]) => form.test(text))?.[0]);
  if (managedBy === 'upper') return { errors: [{ column: 'managedBy', code: 'clue.direct-forward' }] };
  const received = reading.clue(frame, managedBy);
  const today = dateInChina(frame.at);
  const kinds = kindsBetween(received.receivedOn || today, today, frame.organisationId);
  const past = pastOfRow(reading, { reference: received.source.reference, subjects: received.subjects.length, kinds });
  const row: LedgerRow = { ...received, ...(past ? { past } : {}) };
  if (reading.errors.length > 0) return { errors: reading.errors };
  const refused = refusalOf(row, frame);
  return refused ? { errors: [refused] } : { row };
}

/** What the clue's own decider would refuse of the row's wishes, one after the other. */
function refusalOf(row: LedgerRow, { by, at }: ImportFrame): RowError | undefined {
  let state = initialClue;
  for (const { intent, column } of stepsOf(row, '')) {
    try {
      state = clue.decide({ ...intent, by, at } as ClueCommand, state).reduce(clue.evolve, state);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { field } = (error.refusal.details ?? {}) as { readonly field?: string };
      const known = field === 'receivedOn' || field === 'disposedOn' ? field : field === 'origin.occurredOn' ? 'occurredOn' : error.code === 'clue.origin-unfit' ? 'source' : null;
      return { column: known ?? column ?? null, code: error.code };
    }
  }
  return undefined;
}

/** Reads the cells of one row and gathers what is wrong with them. */
class Reading {
  readonly errors: RowError[] = [];

  constructor(
    private readonly cells: readonly string[],
    private readonly places: Places,
  ) {}

  clue({ organisationId, source, at: _at }: ImportFrame, managedBy: Subject['managedBy'] | undefined): ReceiveClue {
    const summary = this.text('summary', true);
    const names = this.text('subjects', true).split(/[、;;\n]/).map((name) => name.trim()).filter(Boolean);
    const [unit, position] = [this.text('unit', true), this.text('position', false)];
    const kind = this.cell('source') === '' ? source.kind : (this.choice('source', (text) => sourceNames.get(text)) ?? source.kind);
    const origin = this.origin(kind);
    return {
      organisationId,
      source: { kind, agencyId: source.agencyId, reference: this.text('reference', true) },
      title: this.text('title', false) || summary.slice(0, TITLE),
      summary,
      receivedOn: this.date('receivedOn', true) ?? '',
      subjects: names.map((name, index) => ({ subjectId: `s${index + 1}`, name, organisationId: unit, position: position || '不详', managedBy: managedBy ?? 'county', villageCadre: managedBy === 'village' })),
      priority: false,
      raisedLevel: false,
      ...(Object.keys(origin).length > 0 ? { origin } : {}),
    };
  }

  /** Of what a source may bring, what the row has. */
  private origin(kind: ClueSourceKind): ClueOrigin {
    const { requires, takes } = clueSources[kind];
    const fits = (field: keyof ClueOrigin) => requires.includes(field) || takes.includes(field);
    const values = { occurredOn: this.date('occurredOn', false), place: this.text('place', false), documentNumber: this.text('documentNumber', false) };
    return Object.fromEntries(Object.entries(values).filter(([field, value]) => value && fits(field as keyof ClueOrigin)));
  }

  choice<T>(field: ImportField, known: (text: string) => T | undefined): T | undefined {
    const text = this.cell(field);
    const value = text === '' ? undefined : known(text);
    if (value === undefined) this.refuse(field, text === '' ? 'import.value-missing' : 'import.value-unknown');
    return value;
  }

  cell(field: ImportField): string {
    const place = this.places[field];
    return place === undefined ? '' : (this.cells[place] ?? '').replaceAll('\u0000', '');
  }

  private text(field: ImportField, required: boolean): string {
    const text = this.cell(field);
    if (required && text === '') this.refuse(field, 'import.value-missing');
    if (text.length > (longest[field] ?? Infinity)) this.refuse(field, 'import.value-too-long');
    return text;
  }

  date(field: ImportField, required: boolean): string | undefined {
    const text = this.text(field, required);
    const date = dateOf(text);
    if (text !== '' && date === undefined) this.refuse(field, 'import.date-unreadable');
    return date;
  }

  refuse(column: ImportField, code: string, nearest?: readonly string[]): void {
    this.errors.push({ column, code, ...(nearest ? { nearest } : {}) });
  }
}
