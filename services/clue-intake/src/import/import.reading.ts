import { createHash, type Hash } from 'node:crypto';
import { DomainError } from '@liandong/event-sourcing';
import { idFrom } from '@liandong/service-kit';
import { readTable, TableRefused, type TableRow } from '@liandong/spreadsheets';
import type { ReceiveClue } from '../clue/clue.intake.decider.js';
import { importErrors } from './import.errors.js';
import { type LeftOut, leftOut, type Places, placesOf } from './import.columns.js';
import type { ImportCounts } from './import.events.js';
import { type ImportFrame, judgeRow } from './import.rows.js';
import type { NewRow } from './import.staging.js';
import type { LedgerRow } from './import.steps.js';

export interface ReadLedger extends LeftOut {
  readonly format: 'xlsx' | 'csv';
  readonly counts: ImportCounts;
  readonly rowsDigest: string;
}

const BATCH = 1_000;

/** The clue that a row of this source and number becomes: the same one, whatever file it stands in. */
export function clueIdOf({ organisationId, source: { agencyId, reference } }: ReceiveClue): string {
  return idFrom('imported-clue', organisationId, agencyId, reference);
}

/**
 * Reads a ledger and judges every row; `keep` gets the rows in batches.
 *
 * @throws DomainError import.table.*, import.columns-missing, import.mapping-unknown
 */
export async function readLedger(
  file: Buffer,
  mapping: Readonly<Record<string, string>>,
  frame: ImportFrame,
  keep: (rows: readonly NewRow[]) => Promise<void>,
): Promise<ReadLedger> {
  // The next rows are read while those before are kept.
  let kept: Promise<void> = Promise.resolve();
  const keeping = async (batch: readonly NewRow[]) => {
    await kept;
    kept = keep(batch);
    kept.catch(() => undefined);
  };
  try {
    const { format, rows } = readTable(file);
    const judge = new Judge(frame);
    let places: Places | undefined;
    let beside: LeftOut = { notTakenIn: [], unknownColumns: 0 };
    for await (const row of rows) {
      if (row.cells.every((cell) => cell === '')) continue;
      if (!places) {
        places = placesOf(row.cells, mapping);
        beside = leftOut(row.cells, places);
      } else judge.take(row, places);
      if (judge.waiting >= BATCH) await keeping(judge.flush());
    }
    if (!places) throw new DomainError(importErrors.columnsMissing([], []));
    await keeping(judge.flush());
    await kept;
    return { format, ...beside, ...judge.result() };
  } catch (error) {
    // Whoever discards what was kept finds all of it.
    await kept.catch(() => undefined);
    throw error instanceof TableRefused ? new DomainError(importErrors.table(error)) : error;
  }
}

class Judge {
  private batch: NewRow[] = [];
  private readonly seen = new Set<string>();
  private readonly hash: Hash = createHash('sha256');
  private accepted = 0;
  private rows = 0;

  constructor(private readonly frame: ImportFrame) {}

  get waiting(): number {
    return this.batch.length;
  }

  take({ number: rowNumber, cells }: TableRow, places: Places): void {
    this.rows += 1;
    const judged = judgeRow(cells, places, this.frame);
    if ('errors' in judged) return void this.batch.push({ rowNumber, outcome: 'refused', clueId: null, row: null, errors: judged.errors });
    const clueId = clueIdOf(judged.row);
    // A person of an old ledger is nobody else's subject: figures that count a person once go by this id (B2.26).
    const subjects = judged.row.subjects.map((subject) => ({ ...subject, subjectId: `${clueId}-${subject.subjectId}` }));
    const row: LedgerRow = { ...judged.row, subjects };
    if (this.seen.has(clueId))
      return void this.batch.push({
        rowNumber,
        outcome: 'refused',
        clueId: null,
        row: null,
        errors: [{ column: 'reference', code: 'import.repeated-in-file' }],
      });
    this.seen.add(clueId);
    this.accepted += 1;
    this.hash.update(digestLine(rowNumber, row));
    this.batch.push({ rowNumber, outcome: 'pending', clueId, row, errors: null });
  }

  flush(): readonly NewRow[] {
    const { batch } = this;
    this.batch = [];
    return batch;
  }

  result(): Omit<ReadLedger, 'format' | keyof LeftOut> {
    return {
      counts: { rows: this.rows, accepted: this.accepted, refused: this.rows - this.accepted },
      rowsDigest: this.hash.digest('hex'),
    };
  }
}

/** What of a row is approved, in one order whatever JSON made of it. */
export function digestLine(rowNumber: number, row: LedgerRow): string {
  const { source, title, summary, receivedOn, subjects, origin, past, priority, raisedLevel } = row;
  const facts = past?.facts.map(({ fact, on, reference, level, form, amountFen, place }) => [
    fact,
    on,
    reference,
    level,
    form,
    amountFen,
    ...(place ? [place] : []),
  ]);
  const before = past ? [[past.problemTypes, past.disposal?.mode, past.disposal?.disposedOn, facts]] : [];
  // What came later stands behind it where it says anything: rows that waited for their approval meanwhile keep their digest.
  const { opinions, theme, occasion, problemKind, stationId, groupSize } = origin ?? {};
  const cadres = subjects.some(({ villageCadre, managedBy }) => villageCadre !== (managedBy === 'village'))
    ? subjects.map(({ villageCadre }) => villageCadre)
    : undefined;
  const more = subjects.map(({ kind, rank, category, superiorId, description }) => [kind, rank, category, superiorId, description]);
  const kinds = more.flat().some((one) => one !== undefined) ? more : undefined;
  const later = [
    opinions,
    theme,
    occasion,
    problemKind,
    stationId,
    priority || undefined,
    raisedLevel || undefined,
    cadres,
    ...(kinds || groupSize !== undefined ? [kinds] : []),
    ...(groupSize === undefined ? [] : [groupSize]),
  ];
  const behind = later.some((one) => one !== undefined) ? [{ later }] : [];
  return `${JSON.stringify([rowNumber, row.organisationId, source.kind, source.agencyId, source.reference, title, summary, receivedOn, subjects.map(({ name, organisationId, position, managedBy }) => [name, organisationId, position, managedBy]), origin?.occurredOn, origin?.place, origin?.documentNumber, ...before, ...behind])}\n`;
}
