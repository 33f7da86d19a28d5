import { type SecrecyLevel, secrecyLevels, unclassified } from '@liandong/access';
import type { Command, Decider, DomainEvent, RecordedEvent } from '@liandong/event-sourcing';
import { type Projection, put, remove, upsert } from '@liandong/projections';
import type { AnyDecider } from '../runtime/folded-streams.js';

/** What one event says about who is kept from its matter. */
export interface Barring {
  readonly personId: string;
  readonly barred: boolean;
  /** The other service whose recusal it is: each is ended by its own source alone. Absent: of this service. */
  readonly source?: string;
}

/** Whom one event appoints in the place of the recused chief of its matter (B4.2). */
export interface Appointment {
  /** Who says so: empty for this service, whose appointment goes first, else another one. */
  readonly source: string;
  /** Absent: nobody new. */
  readonly personId?: string;
}

/** Recusals (回避) that a service honours: the aggregates of one category, each with the id of its matter, say who is kept from it (B4.1). */
export interface Recusals {
  readonly decider: AnyDecider;
  /** Whether the person is barred, as the aggregate stands: asked before every command in the matter. */
  isBarred(state: unknown, personId: string): boolean;
  /** Who decides in the place of the recused chief (B4.2), as the aggregate stands; absent where nobody ever does. */
  actingChief?(state: unknown): string | undefined;
  /** Whom an event appoints to that; undefined where it says nothing of it. */
  appointing?(event: RecordedEvent): Appointment | undefined;
  /** What an event changes: for the read model of who is barred. */
  barring(event: RecordedEvent): readonly Barring[];
  /** By event type: ids of other records that an event makes the subject of its own, as a meeting's agenda does. */
  readonly names: { readonly [type: string]: (data: never) => readonly string[] };
}

/** Binds a decider to what it says about recusals. All functions are pure. */
export function recusals<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  parts: {
    isBarred(state: S, personId: string): boolean;
    actingChief?(state: S): string | undefined;
    appointing?(event: RecordedEvent<E>): Appointment | undefined;
    barring(event: RecordedEvent<E>): readonly Barring[];
    readonly names: Recusals['names'];
  },
): Recusals {
  return { decider: decider as unknown as AnyDecider, ...(parts as unknown as Omit<Recusals, 'decider'>) };
}

/** What one event says about who may know of its matter beside those whom their role clears. */
export interface Admission {
  readonly personId: string;
  readonly admitted: boolean;
}

/** A level that holds from one event on. */
export interface Classifying {
  /** Who says so: empty for this service, else another one, whose level is a floor. */
  readonly source: string;
  readonly level: SecrecyLevel;
  /** Who is admitted there, the whole; absent: of this service, which tells each admission by itself. */
  readonly admitted?: readonly string[];
}

/** Levels (密级) that a service honours: the aggregates of one category, each with the id of its matter, say how it is classified, and who is admitted one by one (B4.9). */
export interface Secrecy {
  readonly decider: AnyDecider;
  /** Whether somebody of that clearance may not know of the matter, as the aggregate stands: asked before every command in it. */
  isKeptFrom(state: unknown, personId: string, clearance: SecrecyLevel): boolean;
  /** The level that holds from this event on, of this service or of another one; undefined where it changes none. */
  classifying(event: RecordedEvent): Classifying | undefined;
  /** Whom this service admits, to whatever level is in force here. */
  admitting(event: RecordedEvent): readonly Admission[];
}

/** Binds a decider to what it says about levels. All functions are pure. */
export function secrecy<S, C extends Command, E extends DomainEvent>(
  decider: Decider<S, C, E>,
  parts: {
    isKeptFrom(state: S, personId: string, clearance: SecrecyLevel): boolean;
    classifying(event: RecordedEvent<E>): Classifying | undefined;
    admitting(event: RecordedEvent<E>): readonly Admission[];
  },
): Secrecy {
  return { decider: decider as unknown as AnyDecider, ...(parts as unknown as Omit<Secrecy, 'decider'>) };
}

/** How one service classifies a matter, as the level's place among the levels, and who may know of it all the same. */
export interface MatterLevelRow {
  readonly matterId: string;
  /** Empty for this service: whom it admits, and who decides in the chief's place (B4.2), may know of what others classify, too. */
  readonly source: string;
  readonly level: number;
  readonly admitted: readonly string[];
  /** Who was appointed in the chief's place, by source, in the order in which they go before each other: the first who is not barred does it. */
  readonly actingChiefs: readonly { readonly source: string; readonly personId: string | null }[];
}

export function matterLevels({ decider, classifying, admitting }: Secrecy, recusals: Recusals): Projection<MatterLevelRow> {
  const ofRecusals = (event: RecordedEvent) => event.stream.startsWith(`${recusals.decider.category}-`);
  const own = (matterId: string, how: (row: MatterLevelRow) => Partial<MatterLevelRow>) =>
    upsert<MatterLevelRow>({ matterId, source: '' }, (row) => {
      const before = row ?? { matterId, source: '', level: secrecyLevels.indexOf(unclassified), admitted: [], actingChiefs: [] };
      return { ...before, ...how(before) };
    });
  return {
    name: MATTER_LEVELS,
    version: 5,
    categories: [decider.category, recusals.decider.category],
    table: {
      name: 'matter_levels',
      columns: { matterId: 'text', source: 'text', level: 'integer NOT NULL', admitted: 'text[] NOT NULL', actingChiefs: 'jsonb NOT NULL' },
      primaryKey: ['matterId', 'source'],
      indexes: ['(level)'],
    },
    on: {},
    onAny: (event) => {
      const matterId = event.metadata.correlationId;
      if (ofRecusals(event)) {
        const appointed = recusals.appointing?.(event);
        return appointed ? [own(matterId, ({ actingChiefs }) => ({ actingChiefs: appointing(actingChiefs, appointed) }))] : [];
      }
      const [classified, admissions] = [classifying(event), admitting(event)];
      const level = classified && secrecyLevels.indexOf(classified.level);
      const ofAnother = classified?.source
        ? { matterId, source: classified.source, level: level!, admitted: classified.admitted ?? [] }
        : undefined;
      const changesOwn = admissions.length > 0 || (level !== undefined && !ofAnother);
      return [
        ...(ofAnother ? [put<MatterLevelRow>({ ...ofAnother, actingChiefs: [] })] : []),
        ...(changesOwn
          ? [
              own(matterId, (row) => ({
                ...(level === undefined || ofAnother ? {} : { level }),
                admitted: admissions.reduce(
                  (before, { personId, admitted }) => [...before.filter((one) => one !== personId), ...(admitted ? [personId] : [])],
                  row.admitted,
                ),
              })),
            ]
          : []),
      ];
    },
  };
}

/** Each source keeps its place, and whom it named last; this service goes first. */
function appointing(before: MatterLevelRow['actingChiefs'], { source, personId }: Appointment): MatterLevelRow['actingChiefs'] {
  const known = before.find((one) => one.source === source);
  const told = { source, personId: personId ?? known?.personId ?? null };
  if (known) return before.map((one) => (one === known ? told : one));
  return source === '' ? [told, ...before] : [...before, told];
}

/** The read models behind the barrier. */
export const BARRED_PERSONS = 'barred-persons';
export const MATTER_RECORDS = 'matter-records';
export const MATTER_LEVELS = 'matter-levels';

/** Somebody who is kept from a matter now. */
export interface BarredPersonRow {
  readonly matterId: string;
  readonly personId: string;
  /** Who says so: empty for this service, else another one. */
  readonly source: string;
}

export function barredPersons({ decider, barring }: Recusals): Projection<BarredPersonRow> {
  return {
    name: BARRED_PERSONS,
    version: 2,
    categories: [decider.category],
    table: {
      name: 'barred_persons',
      columns: { matterId: 'text', personId: 'text', source: 'text' },
      primaryKey: ['matterId', 'personId', 'source'],
      indexes: ['(person_id)'],
    },
    on: {},
    onAny: (event) =>
      barring(event).map(({ personId, barred, source = '' }) => {
        const key = { matterId: event.metadata.correlationId, personId, source };
        return barred ? put<BarredPersonRow>(key) : remove<BarredPersonRow>(key);
      }),
  };
}

/** A record, and what it is about: its matter, or another record. */
export interface MatterRecordRow {
  readonly recordId: string;
  readonly ofId: string;
}

/** Raise it whenever `names` changes in any service. */
const VERSION = 3;

export function matterRecords(categories: readonly string[], { names }: Recusals): Projection<MatterRecordRow> {
  return {
    name: MATTER_RECORDS,
    version: VERSION,
    categories,
    // Of every category of the service: its id and matter stand in the envelope, and `names` reads what it has always read.
    asStored: true,
    table: { name: 'matter_records', columns: { recordId: 'text', ofId: 'text' }, primaryKey: ['recordId', 'ofId'], indexes: ['(of_id)'] },
    on: {},
    onAny: (event) => {
      const recordId = event.stream.slice(event.stream.indexOf('-') + 1);
      const named = Object.hasOwn(names, event.type) ? names[event.type]!(event.data as never) : [];
      const matter = event.revision === 0 ? [event.metadata.correlationId] : [];
      return [...matter, ...named].filter((ofId) => ofId !== recordId).map((ofId) => put<MatterRecordRow>({ recordId, ofId }));
    },
  };
}
