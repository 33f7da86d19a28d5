import type { EventStore } from '@liandong/event-sourcing';
import type { MessageBus, Requester } from '@liandong/messaging';
import type { KeyWrapper } from '../sealing/key-wrapper.js';
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
  /** Address of the event store as the service's own role, for work of the service that has a thread and connections of its own. */
  eventStoreUrl(service: string): string;
  /** Connection string of the service's own role, to the database of its read models. */
  databaseUrl(service: string): string;
  /** What the data keys of services that seal personal data are wrapped with; undefined where no key was given. */
  readonly keyWrapper?: KeyWrapper;
  /** Most connections of one service to that database. */
  readonly poolSize: number;
  /** Called once, after every service has stopped. */
  close(): Promise<void>;
}

export const PLATFORM = Symbol('liandong.platform');

/** Injection token of the `Requester` of the service that asks for it. */
export const REQUESTER = Symbol('liandong.requester');
