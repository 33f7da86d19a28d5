import { isBarred, type RecusalStatus } from '@liandong/access';
import type { AdoptedRecusals, RecusalEvent } from './recusal.events.js';

export type RecusalsStatus = 'none' | 'pending' | 'settled';

/** Without statements: they stay in the events, for those who decide. */
export interface StandingRecusal {
  readonly status: RecusalStatus;
  readonly chief: boolean;
  readonly raisedOn: string;
}

/** All recusals of one matter: those raised here, and by source those that other services keep. */
export interface RecusalState {
  readonly status: RecusalsStatus;
  readonly organisationId?: string;
  readonly recusals: Readonly<Record<string, StandingRecusal>>;
  readonly adopted: Readonly<Record<string, Pick<AdoptedRecusals, 'revision' | 'barred' | 'actingChiefId'> | undefined>>;
  /** As appointed here, which is told to others; `actingChiefOf` tells who decides. */
  readonly actingChiefId?: string;
}

export const initialRecusal: RecusalState = { status: 'none', recusals: {}, adopted: {} };

/** Of the record of another service that keeps recusals of the matter. */
export const sourceOf = ({ source, registerId }: Pick<AdoptedRecusals, 'source' | 'registerId'>): string => `${source} ${registerId}`;

export function evolveRecusal(state: RecusalState, event: RecusalEvent): RecusalState {
  switch (event.type) {
    case 'RecusalRaised': {
      const { organisationId, personId, chief, raisedOn } = event.data;
      return {
        ...state,
        status: 'pending',
        organisationId,
        recusals: { ...state.recusals, [personId]: { status: 'pending', chief, raisedOn } },
      };
    }
    case 'RecusalDecided': {
      const { personId, upheld, actingChiefId } = event.data;
      const recusals = {
        ...state.recusals,
        [personId]: { ...state.recusals[personId]!, status: upheld ? ('upheld' as const) : ('rejected' as const) },
      };
      const status = Object.values(recusals).some((one) => one.status === 'pending') ? 'pending' : 'settled';
      return { ...state, status, recusals, ...(actingChiefId ? { actingChiefId } : {}) };
    }
    case 'RecusalsAdopted': {
      const { organisationId, revision, barred, actingChiefId } = event.data;
      const source = sourceOf(event.data);
      const told = { revision, barred, actingChiefId: actingChiefId ?? state.adopted[source]?.actingChiefId };
      return { ...state, organisationId: state.organisationId ?? organisationId, adopted: { ...state.adopted, [source]: told } };
    }
  }
}

/** Whom an event bars from the matter or lets in again, by source; the same that `isBarredFrom` says of the state. */
export function barringOf(event: RecusalEvent) {
  if (event.type !== 'RecusalsAdopted')
    return [{ personId: event.data.personId, barred: event.type === 'RecusalRaised' || event.data.upheld }];
  const source = sourceOf(event.data);
  return [
    ...event.data.barred.map((personId) => ({ personId, barred: true, source })),
    ...event.data.released.map((personId) => ({ personId, barred: false, source })),
  ];
}

/** B4.2: whom an event appoints in the chief’s place, by source: where it adopts, also when that names nobody, so that sources keep their order. */
export function appointingOf(event: RecusalEvent): { readonly source: string; readonly personId?: string } | undefined {
  if (event.type === 'RecusalRaised') return undefined;
  const { actingChiefId } = event.data;
  const appointed = actingChiefId === undefined ? {} : { personId: actingChiefId };
  if (event.type === 'RecusalsAdopted') return { source: sourceOf(event.data), ...appointed };
  return actingChiefId === undefined ? undefined : { source: '', ...appointed };
}

/** B4.2: of those who were appointed in the place of a recused chief, the first who is not barred, as long as there is one. */
export function firstFree(appointed: readonly (string | undefined)[], isBarred: (personId: string) => boolean): string | undefined {
  const known = appointed.filter((personId) => personId !== undefined);
  return known.find((personId) => !isBarred(personId)) ?? known[0];
}

/** What tells who decides in the place of the recused chief. */
export interface ActingChiefs extends Pick<RecusalState, 'actingChiefId'> {
  readonly recusals: Parameters<typeof isBarred>[0];
  readonly adopted: Readonly<Record<string, Pick<AdoptedRecusals, 'barred' | 'actingChiefId'> | undefined>>;
}

/** B4.2: who decides in the place of the recused chief: as appointed here, else elsewhere. */
export function actingChiefOf(state: ActingChiefs): string | undefined {
  const elsewhere = Object.values(state.adopted).map((told) => told?.actingChiefId);
  return firstFree([state.actingChiefId, ...elsewhere], (personId) => isBarredFrom(state, personId));
}

/** What other records than one's own say of a matter (B4.1, B4.2). */
export interface RecusedElsewhere {
  /** Decided or not: that is told of nobody. */
  readonly barred: readonly string[];
  readonly actingChiefId?: string;
}

/** For a service that keeps recusals in records of its own, beside those that it adopts: `own` is such a record, which knows better what it has told. */
export function recusedElsewhere(
  { adopted }: Pick<RecusalState, 'adopted'>,
  own: Pick<AdoptedRecusals, 'source' | 'registerId'>,
): RecusedElsewhere {
  const others = Object.entries(adopted).flatMap(([source, told]) => (told && source !== sourceOf(own) ? [told] : []));
  const barred = [...new Set(others.flatMap((told) => told.barred))];
  const actingChiefId = others.map((told) => told.actingChiefId).find((personId) => personId !== undefined && !barred.includes(personId));
  return { barred, ...(actingChiefId === undefined ? {} : { actingChiefId }) };
}

export function isBarredFrom({ recusals, adopted }: Omit<ActingChiefs, 'actingChiefId'>, personId: string): boolean {
  return isBarred(recusals, personId) || Object.values(adopted).some((told) => told?.barred.includes(personId));
}
