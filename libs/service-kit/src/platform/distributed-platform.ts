import type { EventStore } from '@liandong/event-sourcing';
import { openEventStore } from '@liandong/event-sourcing/open';
import { ClientRequester, type MessageBus, NatsMessageBus, natsRequestClient, type Requester } from '@liandong/messaging';
import { Logger } from '@nestjs/common';
import { SystemClock } from '../runtime/clock.js';
import type { ServiceConfig } from '../config/config.js';
import { openKeyFile } from '../sealing/key-file.js';
import type { KeyWrapper } from '../sealing/key-wrapper.js';
import type { Platform } from './platform.js';

/** The platform of one service that is a process of its own: its event store under its own role, NATS under its own user. */
export async function distributedPlatform(service: string, config: ServiceConfig): Promise<Platform> {
  const keyWrapper = config.SEALING_KEY_FILE ? await openKeyFile(config.SEALING_KEY_FILE) : undefined;
  const store = await openEventStore(config.EVENT_STORE_URL, `liandong-${service}-events`);
  return new DistributedPlatform(service, config, store, keyWrapper);
}

class DistributedPlatform implements Platform {
  readonly clock = new SystemClock();
  readonly poolSize: number;
  private readonly logger = new Logger('bus');
  private readonly closing = new AbortController();
  private bus: Promise<MessageBus> | undefined;
  private client: ReturnType<typeof natsRequestClient> | undefined;

  constructor(
    private readonly service: string,
    private readonly config: ServiceConfig,
    private readonly store: EventStore,
    readonly keyWrapper: KeyWrapper | undefined,
  ) {
    this.poolSize = config.DATABASE_POOL_SIZE;
  }

  eventStore(): EventStore {
    return this.store;
  }

  messageBus(): Promise<MessageBus> {
    this.bus ??= NatsMessageBus.connect({
      ...natsOptions(this.service, this.config),
      signal: this.closing.signal,
      onError: (error) => this.logger.warn({ err: error }, 'bus'),
    });
    return this.bus;
  }

  requester(): Requester {
    this.client ??= natsRequestClient(natsOptions(this.service, this.config));
    return new ClientRequester(this.client);
  }

  databaseUrl(): string {
    return this.config.DATABASE_URL;
  }

  eventStoreUrl(): string {
    return this.config.EVENT_STORE_URL;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.close();
    // A bus that never came up has nothing to close.
    await this.bus?.then(
      (bus) => bus.close(),
      () => undefined,
    );
    await this.store.close();
  }
}

export function natsOptions(
  service: string,
  { NATS_URL, NATS_USER, NATS_PASSWORD }: Pick<ServiceConfig, 'NATS_URL' | 'NATS_USER' | 'NATS_PASSWORD'>,
) {
  return { service, servers: NATS_URL, ...(NATS_USER ? { user: NATS_USER, pass: NATS_PASSWORD ?? '' } : {}) };
}
