import type { RecusalDecision, RecusalStatus } from '@liandong/access';
import { change, type Projection, revise, upsert } from '@liandong/projections';
import type { NamedRecord } from '../named-record.js';
import type { RecusalEvent } from './recusal.events.js';

/** One person's recusal as the register shows it, the latest one. */
export interface RecusalLine {
  readonly personId: string;
  readonly chief: boolean;
  readonly ground: string;
  readonly raisedBy: string;
  readonly statement: string;
  readonly raisedOn: string;
  readonly recordedBy: string;
  readonly status: RecusalStatus;
  readonly decision: Omit<RecusalDecision, 'personId' | 'upheld' | 'actingChiefId'> | null;
}

/** The recusals of one matter (B4.1). */
export interface RecusalRow {
  readonly matterId: string;
  readonly organisationId: string;
  /** As the service names its kinds of records. */
  readonly aboutKind: NamedRecord['kind'];
  readonly aboutId: string;
  readonly recusals: readonly RecusalLine[];
  readonly pending: number;
  readonly actingChiefId: string | null;
  readonly revision: number;
}

const pendingIn = (recusals: readonly RecusalLine[]) => recusals.filter(({ status }) => status === 'pending').length;

/** The register of the recusals that a service keeps under a category. */
export function recusalRegister(category: string): Projection<RecusalRow, RecusalEvent> {
  const idOf = (stream: string) => stream.slice(category.length + 1);
  return {
    name: 'recusal-register',
    version: 2,
    categories: [category],
    table: {
      name: 'recusal_register',
      columns: {
        matterId: 'text',
        organisationId: 'text NOT NULL',
        aboutKind: 'text NOT NULL',
        aboutId: 'text NOT NULL',
        recusals: 'jsonb NOT NULL',
        pending: 'integer NOT NULL',
        actingChiefId: 'text',
        revision: 'integer NOT NULL',
      },
      primaryKey: ['matterId'],
      indexes: ['(organisation_id, pending)', 'USING gin (recusals jsonb_path_ops)'],
    },
    on: {
      RecusalRaised: ({ data: { organisationId, about, stage: _stage, ...raised }, stream, revision }) => [
        upsert<RecusalRow>({ matterId: idOf(stream) }, (row) => {
          const others = (row?.recusals ?? []).filter(({ personId }) => personId !== raised.personId);
          const recusals = [...others, { ...raised, status: 'pending' as const, decision: null }];
          return {
            matterId: idOf(stream),
            organisationId,
            aboutKind: about.kind,
            aboutId: about.id,
            recusals,
            pending: pendingIn(recusals),
            actingChiefId: row?.actingChiefId ?? null,
            revision,
          };
        }),
      ],
      RecusalDecided: ({ data: { personId, upheld, actingChiefId, ...decision }, stream, revision }) => [
        change<RecusalRow>({ matterId: idOf(stream) }, (row) => {
          const recusals = row.recusals.map((one): RecusalLine =>
            one.personId === personId ? { ...one, status: upheld ? 'upheld' : 'rejected', decision } : one,
          );
          return { ...row, recusals, pending: pendingIn(recusals), actingChiefId: actingChiefId ?? row.actingChiefId, revision };
        }),
      ],
      // What another service decided stands in its own register: a matter that has nothing else here is not shown by it.
      RecusalsAdopted: ({ data: { actingChiefId }, stream, revision }) => [
        revise<RecusalRow>({ matterId: idOf(stream) }, (row) => ({ ...row, actingChiefId: actingChiefId ?? row.actingChiefId, revision })),
      ],
    },
  };
}
