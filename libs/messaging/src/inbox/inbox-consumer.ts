import type pg from 'pg';
import { type IntegrationEvent, integrationEventEnvelope } from '@liandong/contracts';
import type { BusSubscription, MessageBus } from '../message-bus.js';
import { InboxRecords, notParked } from './inbox-records.js';
import { codeOf, isPermanent } from './permanent.js';

export interface InboxHandler {
  /** Unique within the service, and never renamed: it tells what was handled before. */
  readonly name: string;
  readonly types: readonly string[];
  /** Its effect belongs into the transaction, or must be harmless when repeated, as a command with a fixed id is. */
  handle(event: IntegrationEvent, tx: pg.PoolClient): Promise<void>;
}

export interface ParkedMessage {
  readonly handler: string;
  readonly eventId: string;
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly parkedAt: Date;
}

/** An operator has to look: a message was parked, or one that may yet pass holds everything behind it up. */
export interface InboxAlarm extends Omit<ParkedMessage, 'parkedAt'> {
  readonly kind: 'parked' | 'blocked';
}

export interface InboxStatus {
  readonly state: 'stopped' | 'running' | 'blocked';
  /** The message that is being tried again. */
  readonly blockedBy?: { readonly handler: string; readonly eventId: string; readonly type: string; readonly message: string; readonly attempts: number; readonly since: Date };
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

/** Consumes public events: per handler, the inbox row and the effect commit in one transaction, so that each acts once. */
export class InboxConsumer {
  private readonly records: InboxRecords;
  private subscription: BusSubscription | undefined;
  private blockedBy: InboxStatus['blockedBy'];

  /** @throws Error two handlers have one name */
  constructor(private readonly options: InboxOptions) {
    this.records = new InboxRecords(options.pool, options.schema);
    const names = options.handlers.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`two inbox handlers are called ${twice}: the second would never act`);
  }

  async start(): Promise<void> {
    const types = [...new Set(this.options.handlers.flatMap((handler) => handler.types))];
    if (types.length === 0 || this.subscription) return;
    this.subscription = await this.options.bus.subscribe({ durable: this.options.service, types, handler: (event) => this.receive(event) });
  }

  /** Ends after the message in hand. */
  async stop(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
    this.blockedBy = undefined;
  }

  status(): InboxStatus {
    if (this.blockedBy) return { state: 'blocked', blockedBy: this.blockedBy };
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

  /** Gives a parked message up, with a reason; the record stays, and a repetition has no effect. @throws DomainError inbox.not-parked */
  async discard(eventId: string, handlerName: string, reason: string, by: string): Promise<void> {
    await this.records.discard(eventId, handlerName, reason, by);
  }

  private async receive(event: IntegrationEvent): Promise<void> {
    for (const handler of this.options.handlers.filter(({ types }) => types.includes(event.type))) {
      try {
        integrationEventEnvelope.parse(event);
        await this.records.handleOnce(handler, event);
      } catch (error) {
        if (isPermanent(error)) await this.park(handler, event, error);
        else this.block(handler, event, error);
      }
    }
    this.blockedBy = undefined;
  }

  private async park({ name }: InboxHandler, event: IntegrationEvent, error: Error): Promise<void> {
    const parked = { handler: name, eventId: event.id, type: event.type, code: codeOf(error), message: error.message };
    if (await this.records.park(parked, event)) this.options.onAlarm?.({ kind: 'parked', ...parked });
  }

  /** Counts the failures in a row, and hands the message back to the bus, to be tried again before any other. */
  private block({ name }: InboxHandler, { id, type }: IntegrationEvent, error: unknown): never {
    const before = this.blockedBy?.eventId === id && this.blockedBy.handler === name ? this.blockedBy : undefined;
    const message = error instanceof Error ? error.message : String(error);
    const attempts = (before?.attempts ?? 0) + 1;
    this.blockedBy = { handler: name, eventId: id, type, message, attempts, since: before?.since ?? new Date() };
    if (attempts === ATTEMPTS_BEFORE_ALARM) this.options.onAlarm?.({ kind: 'blocked', handler: name, eventId: id, type, code: 'inbox.blocked', message });
    throw error;
  }
}
