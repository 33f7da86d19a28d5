import type { EventStore } from '@liandong/event-sourcing';
import type { MessageBus, Requester } from '@liandong/messaging';
import type { Clock } from '../runtime/clock.js';

/** What a mode binds: the ports that differ between standalone and distributed, each under the service's own credentials. */
export interface Platform {
  readonly clock: Clock;
  /** One store per service; several services of one process may share it. */
  eventStore(service: string): EventStore;
  /** Resolves when the bus is connected; waits for it for as long as it takes. */
  messageBus(service: string): Promise<MessageBus>;
  /** Sends commands to other services. */
  requester(service: string): Requester;
  /** Connection string of the service's own role, to the database of its read models. */
  databaseUrl(service: string): string;
  /** Most connections of one service to that database. */
  readonly poolSize: number;
  /** Called once, after every service has stopped. */
  close(): Promise<void>;
}

export const PLATFORM = Symbol('liandong.platform');

/** Injection token of the `Requester` of the service that asks for it. */
export const REQUESTER = Symbol('liandong.requester');
