import { categoryOf, type RecordedEvent } from '@liandong/event-sourcing';
import { type Projection, put } from '@liandong/projections';
import type { WithBefore } from './before-events.js';
import type { Counting, Figure, FigureEntry } from './figure.js';
import { figureBlocks } from './figure-blocks.js';
import { versionOf } from '../runtime/version-of.js';

/** One entry of a figure: append-only, so the figure of an earlier moment stays as it was. */
export interface FigureEntryRow {
  readonly figure: string;
  readonly position: bigint;
  /** Among the entries of one event. */
  readonly entryNo: number;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly value: number;
  readonly subject: string | null;
  readonly rank: number;
  readonly organisationId: string;
  readonly matterId: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The entries behind all figures of a service, and beside them their sums by block. Entries up to a moment stand next to each other under the key
 * `(figure, position)`.
 *
 * @param blockSize positions of one block, see `blockSizeOf`
 */
export function figureEntries(figures: readonly Figure[], blockSize: number): Projection<FigureEntryRow> {
  return {
    name: 'figures',
    version: versionOf(figures, 'sums beside, matters together', blockSize),
    categories: [...new Set(figures.flatMap(({ from }) => from.map(({ category }) => category)))],
    table: {
      name: 'figure_entries',
      columns: {
        figure: 'text',
        position: 'bigint',
        entryNo: 'integer',
        eventId: 'uuid NOT NULL',
        recordedAt: 'timestamptz NOT NULL',
        value: 'numeric NOT NULL',
        subject: 'text',
        rank: 'integer NOT NULL',
        organisationId: 'text NOT NULL',
        matterId: 'text NOT NULL',
        dimensions: 'jsonb NOT NULL',
      },
      primaryKey: ['figure', 'position', 'entryNo'],
      // A matter's entries are written together, and stand together: one page of the index for all figures.
      indexes: ['(figure, subject, rank DESC, position) WHERE subject IS NOT NULL', '(matter_id)'],
    },
    on: {},
    onAny: (event) => entriesOf(figures, event).map(put),
    beside: figureBlocks(blockSize),
    upcasters: Object.assign({}, ...figures.flatMap(({ from }) => from.map(({ decider }) => decider.upcasters ?? {}))) as NonNullable<
      Projection['upcasters']
    >,
  };
}

/** The entries that one event adds. */
export function entriesOf(figures: readonly Figure[], event: RecordedEvent): readonly FigureEntryRow[] {
  return figures.flatMap(({ name, from }) =>
    from.flatMap((source) => told(source, event as WithBefore)).map((entry, entryNo) => rowOfEntry(name, event, entry, entryNo)),
  );
}

function told(source: Counting, event: WithBefore): readonly FigureEntry[] {
  const category = categoryOf(event.stream);
  return category === source.category ? source.entries(event, event.before, event.stream.slice(category.length + 1)) : [];
}

function rowOfEntry(
  figure: string,
  event: RecordedEvent,
  { value, dimensions = {}, subject, organisationId }: FigureEntry,
  entryNo: number,
): FigureEntryRow {
  const { id: eventId, position, recordedAt, metadata } = event;
  const known = Object.entries(dimensions).flatMap(([name, member]) =>
    member === null || member === undefined ? [] : [[name, member] as const],
  );
  return {
    figure,
    position,
    entryNo,
    eventId,
    recordedAt,
    value,
    subject: subject?.id ?? null,
    rank: subject?.rank ?? 0,
    organisationId: organisationId ?? metadata.actor.organisationId,
    matterId: metadata.correlationId,
    dimensions: Object.fromEntries(known),
  };
}
