import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import type { BusSubscription, MessageBus, PageHandler } from '../message-bus.js';
import type { Delivery, InboxHandler } from './inbox-handler.js';
import { handlePage } from './inbox-page.js';
import { InboxRecords, notParked } from './inbox-records.js';
import { codeOf, isPermanent } from './permanent.js';

export interface ParkedMessage {
  readonly handler: string;
  readonly eventId: string;
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly parkedAt: Date;
}

/** An operator has to look: a message was parked, or one that may yet pass holds up what comes behind it in its matter. */
export interface InboxAlarm extends Omit<ParkedMessage, 'parkedAt'> {
  readonly kind: 'parked' | 'blocked';
}

export interface Blockage {
  readonly handler: string;
  readonly eventId: string;
  readonly type: string;
  readonly message: string;
  readonly attempts: number;
  readonly since: Date;
}

export interface InboxStatus {
  readonly state: 'stopped' | 'running' | 'blocked';
  /** The message that is being tried again; of several the one that has been for longest. */
  readonly blockedBy?: Blockage;
}

export interface InboxOptions {
  readonly bus: MessageBus;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly service: string;
  readonly handlers: readonly InboxHandler[];
  readonly onAlarm?: (alarm: InboxAlarm) => void;
}

/** After so many failures in a row, some ten seconds, a message counts as blocking. */
const ATTEMPTS_BEFORE_ALARM = 8;

/**
 * Consumes public events, so that each acts once per handler: a copy commits with its inbox row, a reaction is a command whose id
 * follows from the event, and its inbox row spares the repetition.
 */
export class InboxConsumer {
  private readonly records: InboxRecords;
  private readonly types: readonly string[];
  private subscription: BusSubscription | undefined;
  /** By handler and message, oldest first. */
  private blockages = new Map<string, Blockage>();

  /** @throws Error two handlers have one name */
  constructor(private readonly options: InboxOptions) {
    this.records = new InboxRecords(options.pool, options.schema);
    this.types = [...new Set(options.handlers.flatMap((handler) => handler.types))];
    const names = options.handlers.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`two inbox handlers are called ${twice}: the second would never act`);
  }

  async start(): Promise<void> {
    if (this.types.length === 0 || this.subscription) return;
    this.subscription = await this.options.bus.subscribe({
      durable: this.options.service,
      types: this.types,
      pageHandler: (events, mayGoOn) => this.receive(events, mayGoOn),
    });
  }

  /** Ends after the steps in hand. */
  async stop(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
    this.blockages.clear();
  }

  status(): InboxStatus {
    const [blockedBy] = this.blockages.values();
    if (blockedBy) return { state: 'blocked', blockedBy };
    return { state: this.subscription ? 'running' : 'stopped' };
  }

  parked(): Promise<readonly ParkedMessage[]> {
    return this.records.parked();
  }

  /**
   * Handles a parked message again, after its cause was mended. When that fails it stays parked.
   *
   * @throws DomainError inbox.not-parked, or what the handler throws
   */
  async replay(eventId: string, handlerName: string, by: string): Promise<void> {
    const handler = this.options.handlers.find(({ name }) => name === handlerName);
    if (!handler) throw notParked();
    await this.records.replay(eventId, handler, by);
  }

  /**
   * Handles every parked message again, for as long as that helps any of them: what they lacked may have come after they were refused.
   * Answers how many stay parked.
   */
  async retryParked(by: string): Promise<number> {
    for (;;) {
      const parked = await this.parked();
      let helped = 0;
      for (const { eventId, handler } of parked)
        await this.replay(eventId, handler, by).then(
          () => (helped += 1),
          () => undefined,
        );
      if (helped === 0 || helped === parked.length) return parked.length - helped;
    }
  }

  /** How many messages the bus holds that were not handled yet. */
  waiting(): Promise<number> {
    const { bus, service } = this.options;
    return bus.waiting(service, this.types);
  }

  /** Gives a parked message up, with a reason; the record stays, and a repetition has no effect. @throws DomainError inbox.not-parked */
  async discard(eventId: string, handlerName: string, reason: string, by: string): Promise<void> {
    await this.records.discard(eventId, handlerName, reason, by);
  }

  private async receive(events: readonly IntegrationEvent[], mayGoOn: Parameters<PageHandler>[1]): Promise<void> {
    const { handlers } = this.options;
    const before = this.blockages;
    const still = new Map<string, Blockage>();
    const settle = async (delivery: Delivery, error: unknown) => {
      if (isPermanent(error)) return this.park(delivery, error);
      const key = `${delivery.event.id} ${delivery.handler.name}`;
      still.set(key, this.blocked(delivery, error, before.get(key)));
      throw error;
    };
    try {
      await handlePage({ records: this.records, handlers, settle, mayGoOn }, events);
    } finally {
      // Oldest first: what was blocked before stands before what is so only now.
      this.blockages = new Map([...still].sort(([, a], [, b]) => a.since.getTime() - b.since.getTime()));
    }
  }

  private async park({ handler: { name }, event }: Delivery, error: Error): Promise<void> {
    const parked = { handler: name, eventId: event.id, type: event.type, code: codeOf(error), message: error.message };
    if (await this.records.park(parked, event)) this.options.onAlarm?.({ kind: 'parked', ...parked });
  }

  /** Counts the failures in a row; the message is tried again before any other of its matter. */
  private blocked({ handler: { name }, event: { id, type } }: Delivery, error: unknown, before: Blockage | undefined): Blockage {
    const message = error instanceof Error ? error.message : String(error);
    const attempts = (before?.attempts ?? 0) + 1;
    if (attempts === ATTEMPTS_BEFORE_ALARM)
      this.options.onAlarm?.({ kind: 'blocked', handler: name, eventId: id, type, code: 'inbox.blocked', message });
    return { handler: name, eventId: id, type, message, attempts, since: before?.since ?? new Date() };
  }
}
