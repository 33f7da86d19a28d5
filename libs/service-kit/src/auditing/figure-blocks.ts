import { type Beside, beside, upsert } from '@liandong/projections';
import { exact, wordOf } from './figure.js';
import type { FigureEntryRow } from './figure-entries.js';

/** What a group of a figure came to within one block of positions: of entries that stand for themselves, whatever comes after them. */
export interface FigureBlockRow {
  readonly figure: string;
  /** Positions `block × size` up to, and without, `(block + 1) × size`. */
  readonly block: bigint;
  readonly organisationId: string;
  /** The group in one word: its dimensions as JSON, in the order of their names. */
  readonly members: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly entries: number;
  /** When the first and the last of them were recorded: clocks of several writers do not follow the positions. */
  readonly earliest: string;
  readonly latest: string;
}

const EVENTS = 8_192;

/**
 * Positions for which the sums are kept as one: 8,192 events in PostgreSQL, as many KiB of the log in KurrentDB, whose positions are bytes. A moment of
 * the log cuts one block, whose entries are then looked at one by one.
 */
export function blockSizeOf(eventStoreUrl: string): number {
  return /^(kurrentdb|esdb)/.test(eventStoreUrl) ? EVENTS * 1_024 : EVENTS;
}

/**
 * Sums of the entries by block, so that a figure costs as many rows as it has blocks and groups, not as many as it has entries. Entries that count
 * once per subject are not in it: which of them counts depends on the moment.
 */
export function figureBlocks(size: number): Beside<FigureEntryRow> {
  return beside<FigureEntryRow, FigureBlockRow>(
    {
      name: 'figure_blocks',
      columns: {
        figure: 'text',
        block: 'bigint',
        organisationId: 'text',
        members: 'text',
        dimensions: 'jsonb NOT NULL',
        value: 'numeric NOT NULL',
        entries: 'integer NOT NULL',
        earliest: 'timestamptz NOT NULL',
        latest: 'timestamptz NOT NULL',
      },
      primaryKey: ['figure', 'block', 'organisationId', 'members'],
    },
    (change) =>
      change.op === 'put' && change.row.subject === null
        ? [upsert<FigureBlockRow>(keyOf(change.row, size), (block) => withEntry(block, change.row, size))]
        : [],
  );
}

function keyOf(
  { figure, position, organisationId, dimensions }: FigureEntryRow,
  size: number,
): Pick<FigureBlockRow, 'figure' | 'block' | 'organisationId' | 'members'> {
  return { figure, block: position / BigInt(size), organisationId, members: wordOf(dimensions) };
}

function withEntry(known: FigureBlockRow | undefined, entry: FigureEntryRow, size: number): FigureBlockRow {
  const { dimensions, value, recordedAt } = entry;
  if (!known) return { ...keyOf(entry, size), dimensions, value, entries: 1, earliest: recordedAt, latest: recordedAt };
  return {
    ...known,
    value: exact(known.value + value),
    entries: known.entries + 1,
    earliest: recordedAt < known.earliest ? recordedAt : known.earliest,
    latest: recordedAt > known.latest ? recordedAt : known.latest,
  };
}
