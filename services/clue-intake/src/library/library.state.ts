import type { Deadline } from '@liandong/legal-time';
import type { Difference, FixedList, HandoverSide, LibraryEvent } from './library.events.js';

export type LibraryStatus = 'none' | 'held' | 'handing-over';

/** A keeper (保管人) with the days of the office. */
export interface Keeper {
  readonly personId: string;
  readonly from: string;
  /** The day of the hand-over; null while in office. */
  readonly until: string | null;
}

export interface Handover {
  readonly handover: number;
  readonly status: 'prepared' | 'completed' | 'cancelled';
  readonly giver: string;
  readonly taker: string;
  readonly list: FixedList;
  readonly preparedOn: string;
  readonly differences: readonly Difference[];
  readonly signed: readonly HandoverSide[];
  readonly completedOn: string | null;
}

export interface LibraryState {
  readonly status: LibraryStatus;
  readonly organisationId?: string;
  readonly unitId?: string;
  readonly since?: string;
  readonly keepers: readonly Keeper[];
  /** In the order of their numbers. */
  readonly handovers: readonly Handover[];
  /** The day on which the running period of reconciliation began. */
  readonly periodFrom?: string;
  readonly reconciliationDeadline?: Deadline;
  /** The day of the last signature under a hand-over. */
  readonly signedOn?: string;
}

export const initialLibrary: LibraryState = { status: 'none', keepers: [], handovers: [] };

export function evolveLibrary(state: LibraryState, event: LibraryEvent): LibraryState {
  switch (event.type) {
    case 'LibraryEntrusted': {
      const { organisationId, unitId, since, reconciliationDeadline } = event.data;
      return { ...state, status: 'held', organisationId, unitId, since, periodFrom: since, reconciliationDeadline };
    }
    case 'KeeperAppointed':
      return { ...state, keepers: [...state.keepers, { personId: event.data.personId, from: event.data.from, until: null }] };
    case 'HandoverPrepared': {
      const { handover, giver, taker, list, preparedOn } = event.data;
      return {
        ...state,
        status: 'handing-over',
        handovers: [
          ...state.handovers,
          { handover, status: 'prepared', giver, taker, list, preparedOn, differences: [], signed: [], completedOn: null },
        ],
      };
    }
    case 'DifferenceNoted': {
      const { number, kind, note } = event.data;
      return { ...state, handovers: revised(state, (last) => ({ ...last, differences: [...last.differences, { number, kind, note }] })) };
    }
    case 'HandoverSigned':
      return {
        ...state,
        handovers: revised(state, (last) => ({ ...last, signed: [...last.signed, event.data.side] })),
        signedOn: event.data.signedOn,
      };
    case 'HandoverCancelled':
      return { ...state, status: 'held', handovers: revised(state, (last) => ({ ...last, status: 'cancelled' })) };
    case 'PeriodReconciled':
      return { ...state, periodFrom: event.data.reconciledOn, reconciliationDeadline: event.data.deadline };
    case 'HandoverCompleted': {
      const { giver, completedOn } = event.data;
      const keepers = state.keepers.map((keeper) =>
        keeper.personId === giver && keeper.until === null ? { ...keeper, until: completedOn } : keeper,
      );
      return { ...state, status: 'held', keepers, handovers: revised(state, (last) => ({ ...last, status: 'completed', completedOn })) };
    }
  }
}

/** The last hand-over is the only one that may be open. */
function revised({ handovers }: LibraryState, how: (last: Handover) => Handover): readonly Handover[] {
  return handovers.map((one, index) => (index === handovers.length - 1 ? how(one) : one));
}

export function openHandover({ status, handovers }: LibraryState): Handover | undefined {
  return status === 'handing-over' ? handovers.at(-1) : undefined;
}

/** Who is a keeper on that day. */
export function keepersOn({ keepers }: LibraryState, date: string): readonly string[] {
  return keepers.filter(({ from, until }) => from <= date && until === null).map(({ personId }) => personId);
}

/** Whether somebody is a keeper on that day. */
export function isInOffice(state: LibraryState, personId: string, date: string): boolean {
  return keepersOn(state, date).includes(personId);
}

/** B1.4: who may enter what is new: a keeper in office, so nobody before a library is entrusted; who gives the items away enters none. */
export function mayRegister(state: LibraryState, personId: string, date: string): boolean {
  return isInOffice(state, personId, date) && openHandover(state)?.giver !== personId;
}
