import { categoryOf, idsUnder, type RecordedEvent, upcast } from '@liandong/event-sourcing';
import { beside, type Projection, put, type RowChange, upsert } from '@liandong/projections';
import type { AnyDecider } from '../runtime/folded-streams.js';
import type { WithBefore } from './before-events.js';
import type { Members, Place } from './crossed-figure.js';
import type { Figure } from './figure.js';
import { versionOf } from '../runtime/version-of.js';

/** Position after every other: the place is held to this day. */
export const STILL = 9_223_372_036_854_775_807n;
/** The positions, and the moments of recording, at which a row holds. */
export const POSITIONS = 'int8range(position, until_position)';
export const MOMENTS = 'tstzrange(recorded_at, until_recorded_at)';

const cellOf = idsUnder('b0c9d606-bee9-4462-920b-e67accded9d0');

/** A stretch of the log in which a thing stood at one place. The place at an earlier moment stays as it was. */
export interface FigurePlaceRow {
  readonly figure: string;
  readonly stream: string;
  readonly revision: number;
  readonly thing: string;
  /** It only adds axes to the thing that another row counts. */
  readonly mark: boolean;
  readonly members: Members;
  /** Follows from the members: things with the same ones stand in one cell. */
  readonly cell: string;
  readonly organisationId: string | null;
  readonly matterId: string;
  readonly eventId: string;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly untilPosition: bigint;
  /** Null while it is held. */
  readonly untilRecordedAt: string | null;
}

/**
 * How many more things stood in a cell at the end of a block of positions than at its beginning: what was placed there in the block, less what was taken away. A
 * cell is a combination of members on every axis.
 */
export interface FigureCellRow {
  readonly figure: string;
  readonly cell: string;
  /** Positions `block × size` up to, and without, `(block + 1) × size`. */
  readonly block: bigint;
  /** Empty for things of no organisation. */
  readonly organisationId: string;
  readonly members: Members;
  readonly things: number;
  /** Moments of recording of the first and the last that came or went: clocks of several writers do not follow the positions. */
  readonly earliest: string;
  readonly latest: string;
}

/** Counting goes by cells and blocks, not by things. Marks add to what others count. */
const figureCells = (size: number) =>
  beside<FigurePlaceRow, FigureCellRow>(
    {
      name: 'figure_cells',
      columns: {
        figure: 'text',
        cell: 'uuid',
        block: 'bigint',
        organisationId: 'text',
        members: 'jsonb NOT NULL',
        things: 'integer NOT NULL',
        earliest: 'timestamptz NOT NULL',
        latest: 'timestamptz NOT NULL',
      },
      primaryKey: ['figure', 'cell', 'block', 'organisationId'],
    },
    (change) => {
      if (change.op !== 'put' || change.row.mark) return [];
      const { figure, cell, members, organisationId, position, recordedAt, untilPosition, untilRecordedAt } = change.row;
      const [at, moment, more] = untilRecordedAt === null ? [position, recordedAt, 1] : [untilPosition, untilRecordedAt, -1];
      const key = { figure, cell, block: at / BigInt(size), organisationId: organisationId ?? '' };
      return [
        upsert<FigureCellRow>(key, (known) => ({
          ...key,
          members,
          things: (known?.things ?? 0) + more,
          earliest: known && known.earliest < moment ? known.earliest : moment,
          latest: known && known.latest > moment ? known.latest : moment,
        })),
      ];
    },
  );

/** When a thing was placed where it stands. */
type Since = Pick<FigurePlaceRow, 'revision' | 'eventId' | 'position' | 'recordedAt' | 'matterId'>;

/** An aggregate of a crossed figure, and since when it stands where each figure has it; absent where it stands nowhere. */
interface Placed {
  readonly state: unknown;
  readonly since: Readonly<Record<string, Since>>;
}

type Crossed = Figure & { readonly placings: NonNullable<Figure['placings']> };
const isCrossed = (figure: Figure): figure is Crossed => figure.placings !== undefined;

/**
 * Where the things of all crossed figures of a service stood, and when. Undefined where it has none.
 *
 * @param blockSize positions of one block, see `blockSizeOf`
 */
export function figurePlaces(all: readonly Figure[], blockSize: number): Projection<FigurePlaceRow> | undefined {
  const figures = all.filter(isCrossed);
  if (figures.length === 0) return undefined;
  const placings = figures.flatMap((figure) => figure.placings);
  return {
    name: 'figure-places',
    version: versionOf(figures, 'cells by block and moment', blockSize),
    categories: [...new Set(placings.map(({ category }) => category))],
    table: {
      name: 'figure_places',
      columns: {
        figure: 'text',
        stream: 'text',
        revision: 'integer',
        thing: 'text NOT NULL',
        mark: 'boolean NOT NULL',
        members: 'jsonb NOT NULL',
        cell: 'uuid NOT NULL',
        organisationId: 'text',
        matterId: 'text NOT NULL',
        eventId: 'uuid NOT NULL',
        position: 'bigint NOT NULL',
        recordedAt: 'timestamptz NOT NULL',
        untilPosition: 'bigint NOT NULL',
        untilRecordedAt: 'timestamptz',
      },
      primaryKey: ['figure', 'stream', 'revision'],
      indexes: [
        // What came and went within the block that a moment cuts, and what is left out of the others.
        '(figure, position) INCLUDE (cell, organisation_id, matter_id) WHERE NOT mark',
        '(figure, until_position) WHERE NOT mark',
        '(matter_id) WHERE NOT mark',
        '(figure, until_position) WHERE mark',
        `USING gist (${POSITIONS})`,
        `USING gist (${MOMENTS})`,
      ],
    },
    beside: figureCells(blockSize),
    on: {},
    onAny: (event) => figures.flatMap((figure) => changesOf(figure, event as WithBefore)),
    upcasters: Object.assign({}, ...placings.map(({ decider }) => decider.upcasters ?? {})) as NonNullable<Projection['upcasters']>,
  };
}

/** One fold per category that knows beside the aggregate since when it stands where it stands. */
export function placesFolds(all: readonly Figure[]): ReadonlyMap<string, AnyDecider> {
  const figures = all.filter(isCrossed);
  const deciders = new Map(figures.flatMap(({ placings }) => placings.map(({ category, decider }) => [category, decider] as const)));
  return new Map([...deciders].map(([category, decider]) => [category, foldOf(decider, figures)]));
}

function foldOf(decider: AnyDecider, figures: readonly Crossed[]): AnyDecider {
  const initial: Placed = { state: decider.initial, since: {} };
  return {
    category: decider.category,
    initial,
    decide: () => [],
    evolve: (placed: unknown, event: never) => {
      const { state, since } = placed as Placed;
      const { stream } = event as RecordedEvent;
      const after = decider.evolve(state, event);
      const moved = figures.filter((figure) => movedIn(figure, stream, state, after));
      if (moved.length === 0) return { state: after, since };
      const now = moved.map(({ name }) => [name, sinceOf(event as RecordedEvent, since[name])]);
      return { state: after, since: { ...since, ...Object.fromEntries(now) } };
    },
    ...(decider.upcasters ? { upcasters: decider.upcasters } : {}),
  };
}

function changesOf(figure: Crossed, event: WithBefore): readonly RowChange<FigurePlaceRow>[] {
  const placing = figure.placings.find(({ category }) => category === categoryOf(event.stream));
  if (!placing) return [];
  const { state, since } = event.before as Placed;
  const after = placing.decider.evolve(state as never, upcast(event, placing.decider.upcasters) as never);
  if (!movedIn(figure, event.stream, state, after)) return [];
  const { stream } = event;
  const placed = (from: Since, of: unknown, until: Pick<FigurePlaceRow, 'untilPosition' | 'untilRecordedAt'>) => {
    const place = placeIn(figure, stream, of);
    if (!place) return [];
    const cell = cellOf(JSON.stringify(place.members));
    return [put<FigurePlaceRow>({ figure: figure.name, stream, ...from, mark: placing.marks !== null, ...place, cell, ...until })];
  };
  const left = since[figure.name];
  const now = sinceOf(event, left);
  return [
    ...(left ? placed(left, state, { untilPosition: now.position, untilRecordedAt: now.recordedAt }) : []),
    ...placed(now, after, { untilPosition: STILL, untilRecordedAt: null }),
  ];
}

/** Clocks of several writers may go back within a stream. What it left was not left before it came there, or a thing would stand at two places at one moment. */
const sinceOf = ({ id: eventId, revision, position, recordedAt, metadata }: RecordedEvent, left: Since | undefined): Since => ({
  revision,
  eventId,
  position,
  recordedAt: left && left.recordedAt > recordedAt ? left.recordedAt : recordedAt,
  matterId: metadata.correlationId,
});

function placeIn({ placings }: Crossed, stream: string, state: unknown): Place | undefined {
  const category = categoryOf(stream);
  const place = placings.find((placing) => placing.category === category)?.place(state, stream.slice(category.length + 1));
  return place && { ...place, members: ordered(place.members) };
}

function movedIn(figure: Crossed, stream: string, before: unknown, after: unknown): boolean {
  return JSON.stringify(placeIn(figure, stream, before)) !== JSON.stringify(placeIn(figure, stream, after));
}

/** In one order whatever they were told in, so that the same place is the same row. */
function ordered(members: Members): Members {
  const known = Object.entries(members)
    .filter(([, values]) => values.length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(known.map(([name, values]) => [name, [...new Set(values)].sort()]));
}
