import type { Decider } from './decider.js';
import type { Command, DomainEvent } from './events.js';

/** A number of a register (编号) was handed out. */
export interface NumberAssigned extends DomainEvent {
  readonly type: 'NumberAssigned';
  readonly data: { readonly number: number; readonly assignedTo: string };
}

/** Numbers were handed out in one go, in the order of the receivers: `first`, `first + 1`, … */
export interface NumbersAssigned extends DomainEvent {
  readonly type: 'NumbersAssigned';
  readonly data: { readonly first: number; readonly assignedTo: readonly string[] };
}

export type NumberEvent = NumberAssigned | NumbersAssigned;

export interface AssignNumber extends Command {
  readonly type: 'assign-number';
  readonly data: { readonly assignedTo: string };
}

/** For bulk work that ends one block before it asks for the next: whoever has a number of the last block keeps it. */
export interface AssignNumbers extends Command {
  readonly type: 'assign-numbers';
  readonly data: { readonly assignedTo: readonly string[] };
}

export interface NumberState {
  /** The highest number that was handed out, 0 where there is none. */
  readonly last: number;
  /** What was handed out in one go last, however many single numbers came after it. */
  readonly block?: NumbersAssigned['data'];
}

export type NumberRegister = Decider<NumberState, AssignNumber | AssignNumbers, NumberEvent>;

/**
 * Hands out 1, 2, 3 … without gaps between committed events, one register per organisation, kind and year. Give every receiver a command id
 * of its own: a repeated request then finds the number that it got first.
 */
export function numberRegister(category: string): NumberRegister {
  return {
    category,
    initial: { last: 0 },
    evolve: (state, event) =>
      event.type === 'NumberAssigned'
        ? { ...state, last: event.data.number }
        : { last: event.data.first + event.data.assignedTo.length - 1, block: event.data },
    decide: (command, state) => {
      if (command.type === 'assign-number')
        return [{ type: 'NumberAssigned', data: { number: state.last + 1, assignedTo: command.data.assignedTo } }];
      const assignedTo = command.data.assignedTo.filter((receiver) => numberInBlock(state, receiver) === undefined);
      return assignedTo.length === 0 ? [] : [{ type: 'NumbersAssigned', data: { first: state.last + 1, assignedTo } }];
    },
  };
}

/** The receiver's number in the block that was handed out last. */
export function numberInBlock({ block }: NumberState, receiver: string): number | undefined {
  const index = block?.assignedTo.indexOf(receiver) ?? -1;
  return index < 0 ? undefined : block!.first + index;
}
