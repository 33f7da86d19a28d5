import { type Actor, type AllowedActions, type Decider, ensure, ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { rosterErrors } from './staff-roster.errors.js';
import type { Person, StaffRosterEvent } from './staff-roster.events.js';
import { evolveRoster, initialRoster, type StaffRosterState } from './staff-roster.state.js';

type Ask<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly by: Actor; readonly at: Instant };

export interface ListPersons {
  readonly organisationId: string;
  readonly from: string;
  readonly persons: readonly Person[];
}

export type StaffRosterCommand =
  Ask<'list-persons', ListPersons> | Ask<'release-person', { readonly personId: string; readonly releasedOn: string }>;

/** Which command is allowed in which status. */
export const rosterActions: AllowedActions<StaffRosterState['status'], StaffRosterCommand['type']> = {
  none: ['list-persons'],
  kept: ['list-persons', 'release-person'],
};

function decideRoster(command: StaffRosterCommand, state: StaffRosterState): readonly StaffRosterEvent[] {
  ensureAllowed('staff-roster', rosterActions, state.status, command.type);
  switch (command.type) {
    case 'list-persons':
      return listPersons(command.data, command.at, state);
    case 'release-person': {
      const { personId, releasedOn } = command.data;
      ensure(!isAfter(releasedOn, command.at), rosterErrors.dateInFuture('releasedOn'));
      const last = state.entries[personId]?.at(-1);
      ensure(last, rosterErrors.unknownPerson(personId));
      if (!last.person) return [];
      ensure(releasedOn >= last.from, rosterErrors.beforeLastEntry(personId, last.from));
      return [{ type: 'PersonReleased', data: { personId, releasedOn } }];
    }
    default:
      return command satisfies never;
  }
}

/** Whoever already stands there with the same facts gets no new entry. */
function listPersons(data: ListPersons, at: Instant, state: StaffRosterState): readonly StaffRosterEvent[] {
  const { organisationId, from, persons } = data;
  ensure(!isAfter(from, at), rosterErrors.dateInFuture('from'));
  const listed = persons.flatMap((person, index): StaffRosterEvent[] => {
    const { personId, affiliation } = person;
    ensure(persons.findIndex((other) => other.personId === personId) === index, rosterErrors.personRepeated(personId));
    const own = person.organisationId === organisationId || person.organisationId.startsWith(`${organisationId}.`);
    ensure(affiliation === 'partner-agency' || own, rosterErrors.foreignOrganisation(personId));
    const last = state.entries[personId]?.at(-1);
    if (last?.person && samePerson(last.person, person)) return [];
    ensure(!last || from >= last.from, rosterErrors.beforeLastEntry(personId, last?.from ?? ''));
    return [{ type: 'PersonListed', data: { ...person, from } }];
  });
  return state.status === 'none' && listed.length > 0 ? [{ type: 'RosterOpened', data: { organisationId } }, ...listed] : listed;
}

function samePerson(a: Person, b: Person): boolean {
  return a.name === b.name && a.organisationId === b.organisationId && a.affiliation === b.affiliation && a.duty === b.duty;
}

/** A commission's staff roster (可抽调人员名册); its id is the commission's. */
export const staffRoster: Decider<StaffRosterState, StaffRosterCommand, StaffRosterEvent> = {
  category: 'staffRoster',
  initial: initialRoster,
  evolve: evolveRoster,
  decide: decideRoster,
  owner: (state) => state.organisationId,
};
