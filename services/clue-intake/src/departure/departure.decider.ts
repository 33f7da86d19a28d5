import { type AllowedActions, type Ask, type Decider, ensure, ensureAllowed } from '@liandong/event-sourcing';
import { type Deadline, isAfter } from '@liandong/legal-time';
import { departureTerms } from '../rules/departure-terms.js';
import { departureErrors } from './departure.errors.js';
import type { Departure, DepartureEvent } from './departure.events.js';

export type DepartureStatus = 'none' | 'departed' | 'returned';

export interface DepartureState {
  readonly status: DepartureStatus;
  readonly organisationId?: string;
  readonly personId?: string;
  /** Of the last departure. */
  readonly departedOn?: string;
  readonly returnedOn?: string;
  readonly bar?: Deadline | null;
}

export type DepartureCommand = Ask<'record', Departure> | Ask<'record-return', { readonly returnedOn: string }>;
export type DepartureData<Type extends DepartureCommand['type']> = Extract<DepartureCommand, { readonly type: Type }>['data'];

/** Which command is allowed in which status. Whoever came back may leave again. */
export const departureActions: AllowedActions<DepartureStatus, DepartureCommand['type']> = {
  none: ['record'],
  departed: ['record-return'],
  returned: ['record'],
};

function decide(command: DepartureCommand, state: DepartureState): readonly DepartureEvent[] {
  if (command.type === 'record-return') ensure(state.status !== 'none', departureErrors.unknown);
  ensureAllowed('departure', departureActions, state.status, command.type);
  const { by, at } = command;
  switch (command.type) {
    case 'record': {
      const { ground, post, departedOn, personId, organisationId } = command.data;
      ensure(by.personId !== personId, departureErrors.ownRecord);
      ensure(!isAfter(departedOn, at), departureErrors.dateInFuture('departedOn'));
      ensure(departedOn >= (state.returnedOn ?? ''), departureErrors.dateBefore(state.returnedOn ?? ''));
      const { terms, rules } = departureTerms(organisationId, ground, post, departedOn);
      return [{ type: 'OfficerDeparted', data: { ...command.data, ...terms, recordedBy: by.personId }, rules }];
    }
    case 'record-return': {
      const { returnedOn } = command.data;
      ensure(by.personId !== state.personId, departureErrors.ownRecord);
      ensure(!isAfter(returnedOn, at), departureErrors.dateInFuture('returnedOn'));
      ensure(returnedOn >= state.departedOn!, departureErrors.dateBefore(state.departedOn!));
      return [{ type: 'OfficerReappointed', data: { returnedOn, recordedBy: by.personId } }];
    }
    default:
      return command satisfies never;
  }
}

function evolve(state: DepartureState, event: DepartureEvent): DepartureState {
  switch (event.type) {
    case 'OfficerDeparted': {
      const { organisationId, personId, departedOn, bar } = event.data;
      return { status: 'departed', organisationId, personId, departedOn, bar };
    }
    case 'OfficerReappointed':
      return { ...state, status: 'returned', returnedOn: event.data.returnedOn };
  }
}

/** 离岗离职: one officer of one jurisdiction, who left and what binds since (B4.7). */
export const departure: Decider<DepartureState, DepartureCommand, DepartureEvent> = {
  category: 'departure',
  initial: { status: 'none' },
  evolve,
  decide,
  owner: (state) => state.organisationId,
};
