import type { AskedSubject, Subject } from '@liandong/contracts';
import { type Actor, DomainError, type Instant } from '@liandong/event-sourcing';
import { type CalendarDate, dateInChina, kindsBetween, type ProblemType } from '@liandong/legal-time';
import { clue, type ClueCommand } from '../clue/clue.decider.js';
import type { ClueSourceKind } from '../clue/clue.events.js';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';
import { type ClueOrigin, clueSources } from '../clue/clue.sources.js';
import { initialClue } from '../clue/clue.state.js';
import type { ClueField, SubjectField } from '../ledger/ledger.columns.js';
import { managementTerms } from '../terms/clue.terms.js';
import { RowCells } from './import.cells.js';
import type { ImportField, Places } from './import.columns.js';
import { pastOfRow } from './import.past.js';
import { type LedgerRow, stepsOf } from './import.steps.js';

/** What is the same for all rows of a file. */
export interface ImportFrame {
  readonly organisationId: string;
  readonly source: { readonly kind: ClueSourceKind; readonly agencyId: string };
  readonly by: Actor;
  readonly at: Instant;
  /** The problem types under which a clue of that day may be filed (B1.22); without a day, those of today. */
  kindsFor(receivedOn: CalendarDate | ''): readonly ProblemType[];
}

/** A frame that looks the problem types of each day up once. */
export function frameOf(same: Omit<ImportFrame, 'kindsFor'>): ImportFrame {
  const today = dateInChina(same.at);
  const byDay = new Map<string, readonly ProblemType[]>();
  return {
    ...same,
    kindsFor(receivedOn) {
      const day = receivedOn || today;
      const kinds = byDay.get(day) ?? kindsBetween(day, today, same.organisationId);
      byDay.set(day, kinds);
      return kinds;
    },
  };
}

/** What is wrong with a row: never its content. `nearest`: terms that are known, where one was looked for. */
export interface RowError {
  readonly column: ImportField | null;
  readonly code: string;
  readonly nearest?: readonly string[];
}

export type JudgedRow = { readonly row: LedgerRow } | { readonly errors: readonly RowError[] };

const TITLE = 60;
/** In which column it stands that something does not fit the rest of the row. */
const unfit: Readonly<Record<string, ImportField>> = { 'clue.origin-unfit': 'source', 'clue.subject-unfit': 'subjectKind' };
/** What a source brings (B1.5), as far as another library knows it. */
const originFields = [
  'occurredOn',
  'place',
  'documentNumber',
  'opinions',
  'theme',
  'occasion',
  'problemKind',
  'stationId',
  'groupSize',
] as const satisfies readonly (ClueField & keyof ClueOrigin)[];

/**
 * A row as the clue that it would become, judged by the clue's own decider; or what is wrong with it. B1.7: who is managed by the upper
 * level is found before anything else, so that nothing else is said of the row.
 */
export function judgeRow(cells: readonly string[], places: Places, frame: ImportFrame): JudgedRow {
  const row = new RowCells(cells, places);
  if (isOfUpperLevel(row.raw('managedBy'))) return { errors: [{ column: 'managedBy', code: 'clue.direct-forward' }] };
  const received = clueOf(row, frame);
  const kinds = () => frame.kindsFor(received.receivedOn);
  const past = pastOfRow(row, { reference: received.source.reference, subjects: received.subjects.length, kinds });
  const judged: LedgerRow = { ...received, ...(past ? { past } : {}) };
  if (row.errors.length > 0) return { errors: row.errors };
  const refused = refusalOf(judged, frame);
  return refused ? { errors: [refused] } : { row: judged };
}

/** Whether it says so of anybody, whatever stands between them. */
function isOfUpperLevel(text: string): boolean {
  return [text, ...text.split(/[^\p{L}]+/u)].some((one) => managementTerms.codeOf(one) === 'upper');
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
      const known =
        field === 'receivedOn' || field === 'disposedOn'
          ? field
          : field === 'origin.occurredOn'
            ? 'occurredOn'
            : (unfit[error.code] ?? null);
      return { column: known ?? column ?? null, code: error.code };
    }
  }
  return undefined;
}

function clueOf(row: RowCells, { organisationId, source }: ImportFrame): ReceiveClue {
  const levels = row.each('managedBy', row.count());
  const summary = row.one('summary') ?? '';
  const names = row.one('subjects') ?? [];
  const subjects = subjectsOf(row, names, levels);
  const kind = row.one('source') ?? source.kind;
  const origin = originOf(row, kind);
  return {
    organisationId,
    source: { kind, agencyId: row.one('agencyId') ?? source.agencyId, reference: row.one('reference') ?? '' },
    title: row.one('title') ?? summary.slice(0, TITLE),
    summary,
    receivedOn: row.one('receivedOn') ?? '',
    subjects,
    priority: row.one('priority') ?? false,
    raisedLevel: row.one('raisedLevel') ?? false,
    ...(Object.keys(origin).length > 0 ? { origin } : {}),
  };
}

/** Each as its kind has it; what the row says beside that is left to the clue to refuse. Of a person whose position nobody wrote down it is unknown. */
function subjectsOf(
  row: RowCells,
  names: readonly string[],
  levels: readonly (Subject['managedBy'] | undefined)[],
): readonly AskedSubject[] {
  const each = <F extends SubjectField>(field: F) => row.each(field, names.length);
  const [kinds, units, positions, cadres, descriptions] = [
    each('subjectKind'),
    each('unit'),
    each('position'),
    each('villageCadre'),
    each('description'),
  ];
  const [ranks, categories, superiors] = [each('rank'), each('category'), each('superiorId')];
  return names.map((name, index): AskedSubject => {
    const [kind = 'person', managedBy = 'county'] = [kinds[index], levels[index]];
    const told = {
      subjectId: `s${index + 1}`,
      name,
      organisationId: units[index] ?? '',
      managedBy,
      position: positions[index],
      villageCadre: cadres[index] || undefined,
      rank: ranks[index],
      category: categories[index],
      superiorId: superiors[index],
      description: descriptions[index],
    };
    if (kind === 'person')
      return known({ ...told, position: told.position ?? '不详', villageCadre: cadres[index] ?? managedBy === 'village' });
    return known({ ...told, kind, ...(kind === 'unidentified' ? { description: told.description ?? name } : {}) });
  });
}

/** Without what the row does not say. */
const known = (asked: { readonly [M in keyof AskedSubject]: AskedSubject[M] | undefined }) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as AskedSubject;

/** Of what a source may bring, what the row has. */
function originOf(row: RowCells, kind: ClueSourceKind): ClueOrigin {
  const { requires, takes } = clueSources[kind];
  const values = originFields.map((field) => [field, row.one(field)] as const);
  return Object.fromEntries(values.filter(([field, value]) => value !== undefined && (requires.includes(field) || takes.includes(field))));
}
