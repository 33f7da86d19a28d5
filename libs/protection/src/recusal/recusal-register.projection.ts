import type { RecusalDecision, RecusalStatus } from '@liandong/access';
import { change, type Projection, upsert } from '@liandong/projections';
import type { NamedRecord } from '../named-record.js';
import type { RecusalEvent } from './recusal.events.js';
import { actingChiefOf, sourceOf } from './recusal.state.js';

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

/** What another service tells of the matter; in the order in which the services were first heard of. */
interface Adopted {
  readonly source: string;
  readonly barred: readonly string[];
  readonly actingChiefId: string | null;
}

/** The line of a matter, which is shown once somebody was recused here: until then it only remembers what other services told. */
export interface RecusalRegisterRow extends Omit<RecusalRow, 'aboutKind' | 'aboutId'> {
  readonly aboutKind: RecusalRow['aboutKind'] | null;
  readonly aboutId: string | null;
  /** As appointed here; `actingChiefId` is who decides. */
  readonly appointedId: string | null;
  readonly adopted: readonly Adopted[];
}

const pendingIn = (recusals: readonly RecusalLine[]) => recusals.filter(({ status }) => status === 'pending').length;

/** B4.2: the same that `actingChiefOf` says of the aggregate. */
function withActingChief(row: Omit<RecusalRegisterRow, 'pending' | 'actingChiefId'>): RecusalRegisterRow {
  const { recusals, adopted, appointedId } = row;
  const actingChiefId = actingChiefOf({
    recusals: Object.fromEntries(recusals.map((one) => [one.personId, one])),
    adopted: Object.fromEntries(
      adopted.map(({ source, barred, actingChiefId: told }) => [source, { barred, ...(told ? { actingChiefId: told } : {}) }]),
    ),
    ...(appointedId ? { actingChiefId: appointedId } : {}),
  });
  return { ...row, pending: pendingIn(recusals), actingChiefId: actingChiefId ?? null };
}

/** The register of the recusals that a service keeps under a category. */
export function recusalRegister(category: string): Projection<RecusalRegisterRow, RecusalEvent> {
  const idOf = (stream: string) => stream.slice(category.length + 1);
  return {
    name: 'recusal-register',
    version: 3,
    categories: [category],
    table: {
      name: 'recusal_register',
      columns: {
        matterId: 'text',
        organisationId: 'text NOT NULL',
        aboutKind: 'text',
        aboutId: 'text',
        recusals: 'jsonb NOT NULL',
        pending: 'integer NOT NULL',
        appointedId: 'text',
        adopted: 'jsonb NOT NULL',
        actingChiefId: 'text',
        revision: 'integer NOT NULL',
      },
      primaryKey: ['matterId'],
      indexes: ['(organisation_id, pending)', 'USING gin (recusals jsonb_path_ops)'],
    },
    on: {
      RecusalRaised: ({ data: { organisationId, about, stage: _stage, ...raised }, stream, revision }) => [
        upsert<RecusalRegisterRow>({ matterId: idOf(stream) }, (row) => {
          const others = (row?.recusals ?? []).filter(({ personId }) => personId !== raised.personId);
          return withActingChief({
            matterId: idOf(stream),
            organisationId,
            aboutKind: about.kind,
            aboutId: about.id,
            recusals: [...others, { ...raised, status: 'pending' as const, decision: null }],
            appointedId: row?.appointedId ?? null,
            adopted: row?.adopted ?? [],
            revision,
          });
        }),
      ],
      RecusalDecided: ({ data: { personId, upheld, actingChiefId, ...decision }, stream, revision }) => [
        change<RecusalRegisterRow>({ matterId: idOf(stream) }, (row) => {
          const recusals = row.recusals.map((one): RecusalLine =>
            one.personId === personId ? { ...one, status: upheld ? 'upheld' : 'rejected', decision } : one,
          );
          return withActingChief({ ...row, recusals, appointedId: actingChiefId ?? row.appointedId, revision });
        }),
      ],
      // Of a matter that has nothing else here it makes no line that is shown: that would tell of it.
      RecusalsAdopted: ({ data, stream, revision }) => [
        upsert<RecusalRegisterRow>({ matterId: idOf(stream) }, (row) => {
          const source = sourceOf(data);
          const before = row?.adopted ?? [];
          const known = before.find((one) => one.source === source);
          const told: Adopted = { source, barred: data.barred, actingChiefId: data.actingChiefId ?? known?.actingChiefId ?? null };
          return withActingChief({
            matterId: idOf(stream),
            organisationId: row?.organisationId ?? data.organisationId,
            aboutKind: row?.aboutKind ?? null,
            aboutId: row?.aboutId ?? null,
            recusals: row?.recusals ?? [],
            appointedId: row?.appointedId ?? null,
            adopted: known ? before.map((one) => (one === known ? told : one)) : [...before, told],
            revision,
          });
        }),
      ],
    },
  };
}
