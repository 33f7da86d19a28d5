import type { Decider } from './decider.js';
import type { Command, DomainEvent } from './events.js';

/** A number of a register (编号) was handed out. It is the event's revision plus one. */
export interface NumberAssigned extends DomainEvent {
  readonly type: 'NumberAssigned';
  readonly data: { readonly number: number; readonly assignedTo: string };
}

export interface AssignNumber extends Command {
  readonly type: 'assign-number';
  readonly data: { readonly assignedTo: string };
}

/**
 * Hands out 1, 2, 3 … without gaps between committed events, one register per organisation, kind and year. Give every
 * receiver a command id of its own: a repeated request then answers with the number it got first, as `revision + 1`.
 */
export function numberRegister(category: string): Decider<{ readonly last: number }, AssignNumber, NumberAssigned> {
  return {
    category,
    initial: { last: 0 },
    evolve: (_state, event) => ({ last: event.data.number }),
    decide: (command, state) => [{ type: 'NumberAssigned', data: { number: state.last + 1, assignedTo: command.data.assignedTo } }],
  };
}
