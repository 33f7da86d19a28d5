import { ensure } from '@liandong/event-sourcing';
import type { CommandRunner } from '@liandong/service-kit';
import { library } from './library.decider.js';
import { libraryErrors } from './library.errors.js';
import { mayRegister } from './library.state.js';

/**
 * B1.4: what is new enters in the name of a named keeper, once there are any.
 *
 * @throws DomainError library.not-a-keeper, with who may
 */
export async function ensureKeeper(commands: CommandRunner, organisationId: string, personId: string, date: string): Promise<void> {
  const { state } = await commands.read(library, organisationId);
  const keepers = state.keepers.filter(({ until }) => until === null).map((keeper) => keeper.personId);
  ensure(mayRegister(state, personId, date), libraryErrors.notAKeeper(keepers));
}
