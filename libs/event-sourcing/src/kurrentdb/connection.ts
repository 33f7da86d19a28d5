import { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../store/event-store.js';
import { type Call, Source } from './source.js';

export interface KurrentDbEventStoreOptions {
  /**
   * `kurrentdb://user:password@host:2113`, or with `esdb`; several hosts or `+discover` for a cluster. The client's parameters
   * apply (`tls`, `tlsCAFile`, `keepAliveInterval`, …).
   */
  readonly connectionString: string;
  /** How long an append or a read waits for a lost server before it gives up with StoreUnavailable, in ms; default 5,000. */
  readonly patienceMs?: number;
  /** After this many ms without an answer a request counts as lost, default 15,000. */
  readonly requestTimeoutMs?: number;
}

interface Channel {
  close(): void;
}

/** What the client keeps for itself, and the adapter must reach: checked by `connection.spec.ts`. */
interface Internals {
  supports(method: { readonly path: string }, feature?: string): Promise<boolean>;
  createChannel(): Promise<Channel>;
}

/** The client and what belongs to one open store. */
export class Connection {
  readonly client: EventStoreDBClient;
  readonly patienceMs: number;
  readonly requestTimeoutMs: number;
  /** The furthest position of the log that this process knows of. */
  horizon = 0n;
  private readonly leaving = new AbortController();
  private readonly gone = new AbortController();
  private readonly open = new Set<Source<unknown>>();
  private channel: Channel | undefined;

  constructor({ connectionString, patienceMs = 5_000, requestTimeoutMs = 15_000 }: KurrentDbEventStoreOptions) {
    this.client = EventStoreDBClient.connectionString(connectionString.replace(/^kurrent(db)?(?=(\+discover)?:)/, 'esdb'));
    this.patienceMs = patienceMs;
    this.requestTimeoutMs = requestTimeoutMs;
    usePlainAppend(this.client);
    this.keepChannel();
  }

  /** Aborted when closing begins: what was handed in before may still finish. */
  get ending(): AbortSignal {
    return this.leaving.signal;
  }

  /** Aborted when nothing may go on. */
  get closing(): AbortSignal {
    return this.gone.signal;
  }

  /** A record was seen at this position. */
  see(position: bigint): void {
    if (position > this.horizon) this.horizon = position;
  }

  /** @throws StoreUnavailable the store takes nothing new */
  ensureAccepting(): void {
    if (this.ending.aborted) throw closed();
  }

  /** @throws StoreUnavailable the store is closed */
  ensureOpen(): void {
    if (this.closing.aborted) throw closed();
  }

  /** A call that is read by hand; whoever asks for it closes it in any case. */
  source<T>(call: Call, cancel: () => Promise<void>): Source<T> {
    const source = new Source<T>(call, cancel, () => this.open.delete(source));
    this.open.add(source);
    return source;
  }

  /** Ends subscriptions and takes nothing new. */
  beginClosing(): void {
    this.leaving.abort();
  }

  close(): void {
    this.gone.abort();
    for (const source of this.open) source.close();
    this.channel?.close();
  }

  /** The client never closes its last channel, which keeps the socket. */
  private keepChannel(): void {
    const client = internals(this.client);
    const { createChannel } = client;
    client.createChannel = async () => {
      const channel = await createChannel();
      this.channel = channel;
      if (this.closing.aborted) channel.close();
      return channel;
    };
  }
}

/**
 * The client prefers batch appends, whose answers it keeps in one table for the whole process: an error on one connection fails
 * the appends of all others, and a late answer then throws where nobody can catch it. Plain appends have none of this.
 */
function usePlainAppend(client: EventStoreDBClient): void {
  const { supports } = internals(client);
  internals(client).supports = async (method, feature) => !method.path.endsWith('/BatchAppend') && supports(method, feature);
}

function closed(): StoreUnavailable {
  return new StoreUnavailable('the event store is closed');
}

function internals(client: EventStoreDBClient): Internals {
  return client as unknown as Internals;
}
