import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { grantServiceRole, postgresEventStore } from '@liandong/event-sourcing/postgres';
import {
  ClientRequester,
  InProcessClient,
  InProcessHub,
  InProcessMessageBus,
  InProcessServer,
  installInProcessBus,
  type MessageBus,
  type Requester,
} from '@liandong/messaging';
import { type Clock, SystemClock } from '../runtime/clock.js';
import type { ServiceDefinition } from '../runtime/definition.js';
import { derivedPassword, installService, schemaOf } from '../runtime/install.js';
import type { KeyWrapper } from '../sealing/key-wrapper.js';
import type { Platform } from './platform.js';

export interface StandaloneOptions {
  /** A superuser, or a role that may create roles and schemas. */
  readonly adminUrl: string;
  readonly definitions: readonly ServiceDefinition[];
  readonly clock?: Clock;
  /** Connections per service, default 4. */
  readonly poolSize?: number;
  /** Needed as soon as one of the services seals personal data. */
  readonly keyWrapper?: KeyWrapper;
}

/** Role of the process itself: appends for every service, and keeps the bus. */
const ROLE = 'standalone';
const BUS_SCHEMA = 'message_bus';

/** Installs every service and opens the platform of one process that holds them all. The roles' passwords follow from the administrator's. */
export async function standalonePlatform(options: StandaloneOptions): Promise<StandalonePlatform> {
  const { adminUrl, definitions } = options;
  const secret = decodeURIComponent(new URL(adminUrl).password);
  for (const definition of definitions) {
    await installService(definition, {
      adminUrl,
      eventStoreAdminUrl: adminUrl,
      password: derivedPassword(secret, schemaOf(definition.name)),
    });
  }
  const categories = definitions.flatMap((definition) => definition.categories);
  await grantServiceRole(adminUrl, { role: ROLE, password: derivedPassword(secret, ROLE), categories, readAll: true });
  await installBus(adminUrl);
  return new StandalonePlatform(options, (role) => urlAs(adminUrl, role, derivedPassword(secret, role)));
}

export class StandalonePlatform implements Platform {
  readonly clock: Clock;
  readonly poolSize: number;
  readonly keyWrapper: KeyWrapper | undefined;
  private readonly logger = new Logger('bus');
  private readonly store: EventStore;
  private readonly busPool: pg.Pool;
  private readonly bus: InProcessMessageBus;
  private readonly hub = new InProcessHub();

  constructor(
    { clock = new SystemClock(), poolSize = 4, keyWrapper }: StandaloneOptions,
    private readonly urlOf: (role: string) => string,
  ) {
    this.clock = clock;
    this.poolSize = poolSize;
    this.keyWrapper = keyWrapper;
    // One store for all services: their appends share commits, their subscriptions share the reading.
    this.store = postgresEventStore({ connectionString: urlOf(ROLE), applicationName: 'liandong-standalone-events', poolSize: 8 });
    this.busPool = new pg.Pool({ connectionString: urlOf(ROLE), max: 8, application_name: 'liandong-standalone-bus' });
    this.busPool.on('error', (error) => this.logger.warn({ err: error }, 'database connection lost'));
    this.bus = new InProcessMessageBus({
      pool: this.busPool,
      schema: BUS_SCHEMA,
      onError: (error) => this.logger.warn({ err: error }, 'bus'),
    });
  }

  eventStore(): EventStore {
    return this.store;
  }

  async messageBus(): Promise<MessageBus> {
    return this.bus;
  }

  requester(): Requester {
    return new ClientRequester(new InProcessClient(this.hub));
  }

  databaseUrl(service: string): string {
    return this.urlOf(schemaOf(service));
  }

  /** Events and read models stand in one database here. */
  eventStoreUrl(service: string): string {
    return this.databaseUrl(service);
  }

  /** Connect it to the application (`connectMicroservice`), so that its message controllers answer. */
  requestServer(): InProcessServer {
    return new InProcessServer(this.hub);
  }

  async close(): Promise<void> {
    await this.bus.close();
    await this.busPool.end();
    await this.store.close();
  }
}

async function installBus(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await installInProcessBus(client, BUS_SCHEMA, ROLE);
  } finally {
    await client.end();
  }
}

function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
