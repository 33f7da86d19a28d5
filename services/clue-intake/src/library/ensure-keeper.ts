import { ensure } from '@liandong/event-sourcing';
import type { CommandRunner } from '@liandong/service-kit';
import { library } from './library.decider.js';
import { libraryErrors } from './library.errors.js';
import { keepersOn, mayRegister } from './library.state.js';

/**
 * B1.4: what is new enters in the name of a named keeper, in office on that day.
 *
 * @throws DomainError library.no-keeper, with what the principal does first; library.not-a-keeper, with who may
 */
export async function ensureKeeper(commands: CommandRunner, organisationId: string, personId: string, date: string): Promise<void> {
  const { state } = await commands.read(library, organisationId);
  const keepers = keepersOn(state, date);
  ensure(keepers.length > 0, libraryErrors.noKeeper(organisationId, state.status !== 'none', date));
  ensure(mayRegister(state, personId, date), libraryErrors.notAKeeper(keepers));
}
