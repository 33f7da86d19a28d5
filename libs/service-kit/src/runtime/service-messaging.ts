import type { Logger } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { InboxConsumer, type MessageBus, Relay } from '@liandong/messaging';
import type { Metrics } from '../observability/metrics.js';
import type { Platform } from '../platform/platform.js';
import type { ServiceDefinition } from './definition.js';
import { localCopyHandler, reactionHandler } from './inbox-handlers.js';
import type { Publishing } from './publishing.js';

export interface ServiceMessagingParts {
  readonly definition: ServiceDefinition;
  readonly platform: Platform;
  readonly modules: ModuleRef;
  readonly metrics: Metrics;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly store: EventStore;
  readonly publishing: Publishing;
  readonly logger: Logger;
}

/** A service's relay and inbox, on its bus. */
export class ServiceMessaging {
  relay: Relay | undefined;
  inbox: InboxConsumer | undefined;
  /** Not a bus that is away, which is waited for, but one that refuses: it takes a change of the configuration. */
  failed = false;
  private bus: Promise<MessageBus> | undefined;
  private stopping = false;

  constructor(private readonly parts: ServiceMessagingParts) {}

  get isNeeded(): boolean {
    const { publish = [], reactions = [], localCopies = [] } = this.parts.definition;
    return publish.length + reactions.length + localCopies.length > 0;
  }

  get state(): 'connecting' | 'connected' | 'not-needed' | 'failed' {
    if (this.failed) return 'failed';
    if (!this.isNeeded) return 'not-needed';
    return this.relay || this.inbox ? 'connected' : 'connecting';
  }

  /** Waits for the bus for as long as it takes. @throws Error the bus refuses the service */
  async open(): Promise<void> {
    if (!this.isNeeded) return;
    const { definition, platform } = this.parts;
    try {
      this.bus ??= platform.messageBus(definition.name);
      const bus = await this.bus;
      this.inbox ??= this.inboxOn(bus);
      if (this.parts.publishing.categories.length > 0) this.relay ??= this.relayOn(bus);
    } catch (error) {
      this.failed = !this.stopping;
      throw error;
    }
  }

  async start(): Promise<void> {
    await this.open();
    if (this.stopping) return;
    this.relay?.start();
    await this.inbox?.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    await Promise.all([this.inbox?.stop(), this.relay?.stop()]);
  }

  /** For good. */
  async close(): Promise<void> {
    this.stopping = true;
    await this.stop();
  }

  /** Everything that anybody has published is published again, from the event store as it is. */
  async letGo(): Promise<void> {
    await this.open();
    await (await this.bus)?.letGo();
  }

  private inboxOn(bus: MessageBus): InboxConsumer {
    const { definition, modules, metrics, pool, schema, logger } = this.parts;
    const { name, localCopies = [], reactions = [] } = definition;
    return new InboxConsumer({
      bus,
      pool,
      schema,
      service: name,
      handlers: [
        ...localCopies.map((copy) => localCopyHandler(schema, copy)),
        ...reactions.map((reaction) => reactionHandler(name, reaction, modules)),
      ],
      onAlarm: (alarm) => {
        metrics.alarm(name, `message-${alarm.kind}`);
        logger.error({ ...alarm }, `message ${alarm.kind}: an operator has to look`);
      },
    });
  }

  private relayOn(bus: MessageBus): Relay {
    const { definition, metrics, pool, schema, store, publishing, logger } = this.parts;
    return new Relay({
      bus,
      pool,
      schema,
      store,
      service: definition.name,
      categories: publishing.categories,
      publish: (event) => publishing.publish(event),
      onError: (error) => logger.warn({ err: error }, 'relay'),
      onAlarm: ({ position, ...alarm }) => {
        metrics.alarm(definition.name, 'relay-halted');
        logger.error({ ...alarm, position: position.toString() }, 'relay halted: an operator has to look');
      },
    });
  }
}
