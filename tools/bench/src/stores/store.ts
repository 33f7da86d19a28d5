import type { StoredKey } from '../load/check.js';
import type { BenchEvent } from '../load/events.js';

/** An event store under measurement, ours or a peer. */
export interface StoreKind {
  readonly name: string;
  readonly packageName: string;
  /** Installs the store in an empty database and connects as an application would. */
  open(database: Database): Promise<OpenStore>;
}

export interface Database {
  /** Connection string of the superuser. */
  readonly url: string;
  /** Most writers that will append at the same time. */
  readonly writers: number;
}

export interface OpenStore {
  /**
   * Appends after the `expected` events that the stream is believed to hold; 'any' where the store has an append without a
   * condition (those that have none do not declare `unconditional`).
   *
   * @returns the number of events that the stream then holds, or the conflict
   */
  append(stream: string, expected: number | 'any', events: readonly BenchEvent[]): Promise<Appended | Conflict>;
  readonly unconditional: boolean;
  /** Number of events in the stream, given that at least `known` are there: what a writer does after a conflict. */
  length(stream: string, known: number): Promise<number>;
  /** The whole stream, read and parsed as an application gets it. */
  read(stream: string): Promise<readonly StoredKey[]>;
  /** Delivers events of all streams while they are written; undefined where the store offers nothing of the kind. */
  readonly subscribe?: (onEvents: (keys: readonly string[]) => void) => Promise<Subscription>;
  close(): Promise<void>;
}

export interface Appended {
  readonly ok: true;
  readonly length: number;
}

export interface Conflict {
  readonly ok: false;
  /** Where the store says so itself. */
  readonly length?: number;
}

export interface Subscription {
  stop(): Promise<void>;
}
