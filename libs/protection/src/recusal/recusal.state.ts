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
      return {
        ...state,
        organisationId: state.organisationId ?? organisationId,
        adopted: { ...state.adopted, [source]: told },
        ...(actingChiefId ? { actingChiefId } : {}),
      };
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

export function isBarredFrom({ recusals, adopted }: RecusalState, personId: string): boolean {
  return isBarred(recusals, personId) || Object.values(adopted).some((told) => told?.barred.includes(personId));
}
