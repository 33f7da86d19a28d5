import type { RecordedEvent } from '@liandong/event-sourcing';
import { type Projection, put, revise, upsert } from '@liandong/projections';
import type { ClueDepartment } from '../../clue/clue.department.js';
import type { ClueEvent } from '../../clue/clue.events.js';
import { type RoutingTerms, unitOf } from '../../clue/clue.routing.terms.js';
import type { VerifiersEvent } from '../../verifiers/verifiers.decider.js';

/** A unit that has the clue, and as what: it was routed there · it assists (协办) · it found it, or was given it (B1.5, B1.8). */
export interface HandlingUnit {
  readonly unitId: string;
  readonly as: 'routed' | 'assisting' | ClueDepartment['as'];
}

/** With whom a clue is, by what was approved: what is merely proposed makes nobody its handler. A clue that is with nobody yet has no row. */
export interface ClueHandlersRow {
  readonly clueId: string;
  readonly matterId: string;
  readonly units: readonly HandlingUnit[];
  /** Every organisation that is one of these units, or stands above one. */
  readonly reach: readonly string[];
  /** Of the routing that stands; null: none does. */
  readonly level: string | null;
  /** Where that routing leads; null: none stands. */
  readonly zoneId: string | null;
  /** Who has a place in the teams that verify it (0.3); they read it as long as its routing stands. */
  readonly verifiers: readonly string[];
  /** For the zone of which routing they do; null: it was not told. A team of another one reads nothing. */
  readonly verifiersZoneId: string | null;
  /** The how-manieth routing stands; null: none does, or it was not counted. */
  readonly routingNo: number | null;
  /** The how-manieth they verify for; null: it was not told. */
  readonly verifiersRoutingNo: number | null;
}

/** The routing that stands, if one does. */
type Standing = Pick<ClueHandlersRow, 'level' | 'zoneId'> & { readonly routingNo?: number | null };

const idOf = (stream: string) => stream.slice('clue-'.length);
const routed: readonly HandlingUnit['as'][] = ['routed', 'assisting'];

const having = (
  row: ClueHandlersRow,
  units: readonly HandlingUnit[],
  { level, zoneId, routingNo = null }: Standing = { level: null, zoneId: null },
): ClueHandlersRow => ({ ...row, units, level, zoneId, routingNo, reach: [...new Set(units.flatMap(({ unitId }) => upwards(unitId)))] });
const departments = ({ units }: ClueHandlersRow) => units.filter(({ as }) => !routed.includes(as));
/** Whoever was drawn to verify it was so under the routing. */
const unverified = { verifiers: [], verifiersZoneId: null, verifiersRoutingNo: null } as const;
const withoutRouting = (row: ClueHandlersRow): ClueHandlersRow => ({ ...having(row, departments(row)), ...unverified });
const nobody = (row: ClueHandlersRow): ClueHandlersRow => ({ ...having(row, []), ...unverified });
const changed = ({ stream }: { readonly stream: string }, how: (row: ClueHandlersRow) => ClueHandlersRow) => [
  revise<ClueHandlersRow>({ clueId: idOf(stream) }, how),
];

const withNobody = ({ stream, metadata }: RecordedEvent): ClueHandlersRow => ({
  clueId: idOf(stream),
  matterId: metadata.correlationId,
  units: [],
  reach: [],
  level: null,
  zoneId: null,
  routingNo: null,
  ...unverified,
});

/** The organisation and those above it. */
function upwards(organisationId: string): readonly string[] {
  const parts = organisationId.split('.');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('.'));
}

function unitsOf(routing: Pick<RoutingTerms, 'zoneId' | 'handling'>): readonly HandlingUnit[] {
  const assisting = routing.handling?.kind === 'assisted' ? routing.handling.assistingIds : [];
  return [{ unitId: unitOf(routing), as: 'routed' }, ...assisting.map((unitId): HandlingUnit => ({ unitId, as: 'assisting' }))];
}

export const clueHandlers: Projection<ClueHandlersRow, ClueEvent | VerifiersEvent> = {
  name: 'clue-handlers',
  version: 5,
  categories: ['clue', 'verifiers'],
  table: {
    name: 'clue_handlers',
    columns: {
      clueId: 'text',
      matterId: 'text NOT NULL',
      units: 'jsonb NOT NULL',
      reach: 'jsonb NOT NULL',
      level: 'text',
      verifiers: 'jsonb NOT NULL',
      zoneId: 'text',
      verifiersZoneId: 'text',
      routingNo: 'integer',
      verifiersRoutingNo: 'integer',
    },
    primaryKey: ['clueId'],
    indexes: ['USING gin (reach)', 'USING gin (verifiers)', '(matter_id)'],
  },
  on: {
    ClueReceived: (event) => {
      const { department } = event.data;
      return department ? [put(having(withNobody(event), [{ unitId: department.departmentId, as: department.as }]))] : [];
    },
    ClueForwarded: (event) => (event.data.remaining === 0 ? changed(event, nobody) : []),
    ClueReturned: (event) => changed(event, nobody),
    RepeatKept: (event) => changed(event, nobody),
    ClueVoided: (event) => changed(event, nobody),
    VerifiersRecorded: ({ data: { clueId, members, zoneId = null, routingNo = null } }) => [
      revise<ClueHandlersRow>({ clueId }, (row) => ({
        ...row,
        verifiers: members,
        verifiersZoneId: zoneId,
        verifiersRoutingNo: routingNo,
      })),
    ],
    // Another mode is distributed anew, and so is what did not hold (B1.15).
    DisposalApproved: (event) => changed(event, withoutRouting),
    ClueReopened: (event) => changed(event, withoutRouting),
    ClueRouted: (event) => [
      upsert<ClueHandlersRow>({ clueId: idOf(event.stream) }, (row = withNobody(event)) =>
        having(row, [...departments(row), ...unitsOf(event.data)], event.data),
      ),
    ],
    // 3.15: what had gone to a township, or what one took part in, is distributed anew.
    LevelRaised: (event) => changed(event, (row) => (row.level === 'township' || event.data.anew ? withoutRouting(row) : row)),
  },
};
