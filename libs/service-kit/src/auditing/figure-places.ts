import { categoryOf, idsUnder, type RecordedEvent, upcast } from '@liandong/event-sourcing';
import { beside, type Projection, put, revise, type RowChange, upsert } from '@liandong/projections';
import type { AnyDecider } from '../runtime/folded-streams.js';
import type { WithBefore } from './before-events.js';
import type { Members, Place } from './crossed-figure.js';
import type { Figure } from './figure.js';
import { versionOf } from '../runtime/version-of.js';

/** Position after every other: the place is held to this day. */
export const STILL = 9_223_372_036_854_775_807n;
/** The positions, and the moments of recording, at which a row holds; clocks of several writers may tell of an end before its beginning. */
export const POSITIONS = 'int8range(position, until_position)';
export const MOMENTS = 'tstzrange(recorded_at, CASE WHEN until_recorded_at IS NOT NULL THEN greatest(recorded_at, until_recorded_at) END)';

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

/** A combination of members, on every axis, under which things stand or stood. */
export interface FigureCellRow {
  readonly figure: string;
  readonly cell: string;
  readonly members: Members;
}

/** Each combination once: counting goes by the cells of the things, and what a cell means is looked up for each cell instead of for each thing. */
const figureCells = beside<FigurePlaceRow, FigureCellRow>(
  { name: 'figure_cells', columns: { figure: 'text', cell: 'uuid', members: 'jsonb NOT NULL' }, primaryKey: ['figure', 'cell'] },
  (change) => {
    if (change.op !== 'put') return [];
    const { figure, cell, members } = change.row;
    return [upsert<FigureCellRow>({ figure, cell }, (known) => known ?? { figure, cell, members })];
  },
);

/** An aggregate of a crossed figure, and at which revision each figure last placed it anew. */
interface Placed {
  readonly state: unknown;
  readonly since: Readonly<Record<string, number>>;
}

type Crossed = Figure & { readonly placings: NonNullable<Figure['placings']> };
const isCrossed = (figure: Figure): figure is Crossed => figure.placings !== undefined;

/** Where the things of all crossed figures of a service stood, and when. Undefined where it has none. */
export function figurePlaces(all: readonly Figure[]): Projection<FigurePlaceRow> | undefined {
  const figures = all.filter(isCrossed);
  if (figures.length === 0) return undefined;
  const placings = figures.flatMap((figure) => figure.placings);
  return {
    name: 'figure-places',
    version: versionOf(figures, 'cells'),
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
        // What stands now is counted from this one alone.
        '(figure, until_position) INCLUDE (position, cell, organisation_id, matter_id) WHERE NOT mark',
        '(figure, until_position) WHERE mark',
        `USING gist (${POSITIONS})`,
        `USING gist (${MOMENTS})`,
      ],
    },
    beside: figureCells,
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
      const { stream, revision } = event as RecordedEvent;
      const after = decider.evolve(state, event);
      const moved = figures.filter((figure) => movedIn(figure, stream, state, after));
      return {
        state: after,
        since: moved.length === 0 ? since : { ...since, ...Object.fromEntries(moved.map(({ name }) => [name, revision])) },
      };
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
  const { id: eventId, stream, revision, position, recordedAt, metadata } = event;
  const left = since[figure.name];
  const ends =
    left === undefined
      ? []
      : [
          revise<FigurePlaceRow>({ figure: figure.name, stream, revision: left }, (row) => ({
            ...row,
            untilPosition: position,
            untilRecordedAt: recordedAt,
          })),
        ];
  const place = placeIn(figure, stream, after);
  if (!place) return ends;
  const row = {
    figure: figure.name,
    stream,
    revision,
    mark: placing.marks !== null,
    ...place,
    cell: cellOf(JSON.stringify(place.members)),
    matterId: metadata.correlationId,
    eventId,
    position,
    recordedAt,
    untilPosition: STILL,
    untilRecordedAt: null,
  };
  return [...ends, put(row)];
}

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
