import { type Command, type Decider, DomainError, type DomainEvent } from '@liandong/event-sourcing';
import type { CommandRunner, Recusals } from '@liandong/service-kit';
import { recusalErrors } from './recusal.errors.js';

type Reading = Pick<CommandRunner, 'read'>;

/** Of these persons, those who are recused from the record's matter, by whatever service and also while that is undecided (B4.1). */
export function barredAmongBy(recusals: Recusals) {
  return async <S, C extends Command, E extends DomainEvent>(
    commands: Reading,
    decider: Decider<S, C, E>,
    id: string,
    persons: readonly string[],
  ): Promise<readonly string[]> => {
    const { matterId } = await commands.read(decider, id);
    if (matterId === undefined) return [];
    const { state } = await commands.read(recusals.decider, matterId);
    return [...new Set(persons)].filter((person) => recusals.isBarred(state, person));
  };
}

/**
 * B4.1: makes of a decider the same one, for a command that names persons as doing something in the record's matter: none of them may be
 * recused from it, as the barrier has it, by whatever service and also while that is undecided. Whoever may not command at all is told that first.
 *
 * @throws DomainError from `decide`: recusal.person-barred
 */
export function amongFreeBy(recusals: Recusals) {
  const barredAmong = barredAmongBy(recusals);
  return async <S, C extends Command, E extends DomainEvent>(
    commands: Reading,
    decider: Decider<S, C, E>,
    id: string,
    persons: readonly string[],
  ): Promise<Decider<S, C, E>> => {
    const barred = await barredAmong(commands, decider, id, persons);
    return barred.length === 0 ? decider : { ...decider, decide: (command, of) => refused(decider.decide(command, of), barred) };
  };
}

function refused<E>(events: readonly E[], barred: readonly string[]): readonly E[] {
  if (events.length > 0) throw new DomainError(recusalErrors.personBarred(barred));
  return events;
}
