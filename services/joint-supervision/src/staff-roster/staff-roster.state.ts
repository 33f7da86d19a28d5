import type { Person, StaffRosterEvent } from './staff-roster.events.js';

/** A person's place from a day on until the next entry; `person` is absent from the day of release. */
export interface Entry {
  readonly from: string;
  readonly person?: Person;
}

export interface StaffRosterState {
  readonly status: 'none' | 'kept';
  readonly organisationId?: string;
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
}

export const initialRoster: StaffRosterState = { status: 'none', entries: {} };

export function evolveRoster(state: StaffRosterState, event: StaffRosterEvent): StaffRosterState {
  switch (event.type) {
    case 'RosterOpened':
      return { ...state, status: 'kept', organisationId: event.data.organisationId };
    case 'PersonListed': {
      const { from, ...person } = event.data;
      return withEntry(state, person.personId, { from, person });
    }
    case 'PersonReleased':
      return withEntry(state, event.data.personId, { from: event.data.releasedOn });
  }
}

function withEntry(state: StaffRosterState, personId: string, entry: Entry): StaffRosterState {
  return { ...state, entries: { ...state.entries, [personId]: [...(state.entries[personId] ?? []), entry] } };
}

/** Who a person was on a day (`YYYY-MM-DD`); undefined when not on the roster that day. */
export function personOn(roster: Pick<StaffRosterState, 'entries'>, personId: string, date: string): Person | undefined {
  return roster.entries[personId]?.findLast(({ from }) => from <= date)?.person;
}
