import { randomUUID } from 'node:crypto';
import { collect } from '../../contract/fixtures.js';
import { type Decider, streamName } from '../../domain/decider.js';
import { ensure } from '../../domain/errors.js';
import type { Actor, Command, DomainEvent, RecordedEvent } from '../../domain/events.js';
import type { EventStore } from '../../store/event-store.js';
import type { CommandContext } from '../command-handler.js';

/** A box for the tests of the command handler: it holds a limited number of things, each once. */
export interface BoxState {
  readonly owner: string | undefined;
  readonly capacity: number;
  readonly things: readonly string[];
}

export type BoxEvent =
  | (DomainEvent & { readonly type: 'BoxOpened'; readonly data: { readonly owner: string; readonly capacity: number } })
  | (DomainEvent & { readonly type: 'ThingAdded'; readonly data: { readonly thing: string; readonly note?: string | undefined } });

export type BoxCommand =
  | (Command & { readonly type: 'open'; readonly data: { readonly capacity: number } })
  | (Command & { readonly type: 'add'; readonly data: { readonly things: readonly string[] } });

export const box: Decider<BoxState, BoxCommand, BoxEvent> = {
  category: 'box',
  initial: { owner: undefined, capacity: 0, things: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'BoxOpened':
        return { ...state, ...event.data };
      case 'ThingAdded':
        return { ...state, things: [...state.things, 'note' in event.data ? `${event.data.thing}!` : event.data.thing] };
    }
  },
  decide(command, state) {
    if (command.type === 'open')
      return [{ type: 'BoxOpened', data: { owner: command.by.organisationId, capacity: command.data.capacity } }];
    const missing = command.data.things.filter((thing) => !state.things.includes(thing));
    ensure(state.things.length + missing.length <= state.capacity, { code: 'box.full', zh: '已满', en: 'full' });
    // A member that JSON does not carry.
    return missing.map((thing) => ({ type: 'ThingAdded', data: { thing, note: undefined } }));
  },
  owner: (state) => state.owner,
};

export const someone: Actor = { personId: 'p-1', organisationId: 'mhk.zone-1', role: 'keeper' };

let moments = 0;
let requests = 0;

/** Every command is asked for at another moment. */
export function ask<C extends BoxCommand>(type: C['type'], data: C['data'], by = someone): BoxCommand {
  moments += 1;
  return { type, data, by, at: new Date(Date.UTC(2020, 5, 11) + moments).toISOString() } as BoxCommand;
}

export function open(capacity: number): BoxCommand {
  return ask('open', { capacity });
}

export function add(...things: string[]): BoxCommand {
  return ask('add', { things });
}

/** A request of its own, unless an id is given. */
export function request(changes: Partial<CommandContext<BoxState>> = {}): CommandContext<BoxState> {
  requests += 1;
  const commandId = `00000000-0000-4000-8000-${String(requests).padStart(12, '0')}`;
  return { commandId, correlationId: `matter-${requests}`, ...changes };
}

export function newId(): string {
  return randomUUID();
}

export function history(store: EventStore, id: string): Promise<RecordedEvent[]> {
  return collect(store.readStream(streamName('box', id)));
}
