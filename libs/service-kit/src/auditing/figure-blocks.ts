import { type Projection, upsert } from '@liandong/projections';
import { entriesOf, FIGURES, figureEntries, type FigureEntryRow } from './figure-entries.js';
import { BLOCK_SIZE, type Figure } from './figure.js';

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

/** Name of the sums by block, as operators know it. */
export const FIGURE_BLOCKS = 'figure-blocks';

/**
 * Sums of the entries by block, so that a figure costs as many rows as it has blocks and groups, not as many as it has entries. Entries that count
 * once per subject are not in it: which of them counts depends on the moment.
 */
export function figureBlocks(figures: readonly Figure[], size = BLOCK_SIZE): Projection<FigureBlockRow> {
  const { version, categories, upcasters } = figureEntries(figures);
  return {
    name: FIGURE_BLOCKS,
    version,
    categories,
    table: {
      name: 'figure_blocks',
      columns: {
        figure: 'text', block: 'bigint', organisationId: 'text', members: 'text', dimensions: 'jsonb NOT NULL', value: 'numeric NOT NULL', entries: 'integer NOT NULL',
        earliest: 'timestamptz NOT NULL', latest: 'timestamptz NOT NULL',
      },
      primaryKey: ['figure', 'block', 'organisationId', 'members'],
    },
    on: {},
    onAny: (event) => entriesOf(figures, event).filter(({ subject }) => subject === null).map((entry) => upsert<FigureBlockRow>(keyOf(entry, size), (block) => withEntry(block, entry, size))),
    ...(upcasters ? { upcasters } : {}),
  };
}

function keyOf({ figure, position, organisationId, dimensions }: FigureEntryRow, size: number): Pick<FigureBlockRow, 'figure' | 'block' | 'organisationId' | 'members'> {
  return { figure, block: position / BigInt(size), organisationId, members: JSON.stringify(Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1))) };
}

function withEntry(known: FigureBlockRow | undefined, entry: FigureEntryRow, size: number): FigureBlockRow {
  const { dimensions, value, recordedAt } = entry;
  if (!known) return { ...keyOf(entry, size), dimensions, value, entries: 1, earliest: recordedAt, latest: recordedAt };
  return {
    ...known,
    value: known.value + value,
    entries: known.entries + 1,
    earliest: recordedAt < known.earliest ? recordedAt : known.earliest,
    latest: recordedAt > known.latest ? recordedAt : known.latest,
  };
}

/** Read models whose versions differ, one of them being built anew, do not speak of the same figures. */
export const figureReadModels = [FIGURES, FIGURE_BLOCKS] as const;
