import { isBarred, type RecusalStatus } from '@liandong/access';
import type { RecusalEvent } from './recusal.events.js';

export type RecusalsStatus = 'none' | 'pending' | 'settled';

/** Without statements: they stay in the events, for those who decide. */
export interface StandingRecusal {
  readonly status: RecusalStatus;
  readonly chief: boolean;
  readonly raisedOn: string;
}

/** All recusals of one matter. */
export interface RecusalState {
  readonly status: RecusalsStatus;
  readonly organisationId?: string;
  readonly recusals: Readonly<Record<string, StandingRecusal>>;
  readonly actingChiefId?: string;
}

export const initialRecusal: RecusalState = { status: 'none', recusals: {} };

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
  }
}

/** Whom an event bars from the matter or lets in again; the same that `isBarred` says of the state. */
export function barringOf(event: RecusalEvent) {
  return [{ personId: event.data.personId, barred: event.type === 'RecusalRaised' || event.data.upheld }];
}

export function isBarredFrom({ recusals }: RecusalState, personId: string): boolean {
  return isBarred(recusals, personId);
}
