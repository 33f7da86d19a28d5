import { jurisdictionOf } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { type CommandRunner, idFrom } from '@liandong/service-kit';
import { departure, type DepartureState } from './departure.decider.js';
import { departureErrors } from './departure.errors.js';

/** Where it stands whether somebody left the service of a jurisdiction: whoever went to another one may be named there. */
export function departureIdOf(organisationId: string, personId: string): string {
  return idFrom('departure', jurisdictionOf(organisationId), personId);
}

/** The departure of an officer as the event store says. Checks no permission: for decisions. */
export async function departureOf(commands: CommandRunner, organisationId: string, personId: string): Promise<DepartureState> {
  return (await commands.read(departure, departureIdOf(organisationId, personId))).state;
}

/**
 * B4.7: nobody who has left is named as keeper, handler or talker. Ask it after role and scope: it tells who left.
 *
 * @throws DomainError departure.person-left
 */
export async function ensureInService(commands: CommandRunner, organisationId: string, personIds: readonly string[]): Promise<void> {
  for (const personId of new Set(personIds)) {
    const { status, departedOn } = await departureOf(commands, organisationId, personId);
    ensure(status !== 'departed', departureErrors.personLeft(personId, departedOn ?? ''));
  }
}
