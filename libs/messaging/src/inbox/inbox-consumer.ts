import type pg from 'pg';
import { type IntegrationEvent, integrationEventEnvelope } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { inTransaction } from '@liandong/projections';
import type { BusSubscription, MessageBus } from '../message-bus.js';

export interface InboxHandler {
  /** Unique within the service, and never renamed: it tells what was handled before. */
  readonly name: string;
  readonly types: readonly string[];
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

export interface InboxOptions {
  readonly bus: MessageBus;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly service: string;
  readonly handlers: readonly InboxHandler[];
  /** A message was parked: an operator has to look. */
  readonly onAlarm?: (parked: Omit<ParkedMessage, 'parkedAt'>) => void;
}

/** Consumes public events: per handler, the inbox row and the effect commit in one transaction, so that each acts once. */
export class InboxConsumer {
  private subscription: BusSubscription | undefined;

  constructor(private readonly options: InboxOptions) {}

  async start(): Promise<void> {
    const types = [...new Set(this.options.handlers.flatMap((handler) => handler.types))];
    if (types.length === 0 || this.subscription) return;
    this.subscription = await this.options.bus.subscribe({ durable: this.options.service, types, handler: (event) => this.receive(event) });
  }

  /** Ends after the message in hand. */
  async stop(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = undefined;
  }

  async parked(): Promise<readonly ParkedMessage[]> {
    const { rows } = await this.options.pool.query<ParkedMessage>(
      `SELECT handler, event_id AS "eventId", type, code, message, parked_at AS "parkedAt" FROM ${this.options.schema}.inbox_parked WHERE resolution IS NULL ORDER BY parked_at`,
    );
    return rows;
  }

  /**
   * Handles a parked message again, after its cause was mended.
   *
   * @throws DomainError inbox.not-parked, or what the handler throws
   */
  async replay(eventId: string, handlerName: string, by: string): Promise<void> {
    const handler = this.options.handlers.find(({ name }) => name === handlerName);
    const { rows } = await this.options.pool.query<{ event: IntegrationEvent }>(
      `SELECT event FROM ${this.options.schema}.inbox_parked WHERE handler = $1 AND event_id = $2 AND resolution IS NULL`,
      [handlerName, eventId],
    );
    if (!handler || !rows[0]) throw notParked();
    await this.handleOnce(handler, rows[0].event);
    await this.resolve(eventId, handlerName, 'replayed', '', by);
  }

  /** Gives a parked message up, with a reason; the record stays. @throws DomainError inbox.not-parked */
  async discard(eventId: string, handlerName: string, reason: string, by: string): Promise<void> {
    await this.resolve(eventId, handlerName, 'discarded', reason, by);
  }

  private async receive(event: IntegrationEvent): Promise<void> {
    for (const handler of this.options.handlers.filter(({ types }) => types.includes(event.type))) {
      try {
        integrationEventEnvelope.parse(event);
        await this.handleOnce(handler, event);
      } catch (error) {
        if (!isPermanent(error)) throw error;
        await this.park(handler, event, error);
      }
    }
  }

  private async handleOnce(handler: InboxHandler, event: IntegrationEvent): Promise<void> {
    await inTransaction(this.options.pool, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO ${this.options.schema}.inbox (handler, event_id, type) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [handler.name, event.id, event.type],
      );
      if (rowCount === 1) await handler.handle(event, client);
    });
  }

  private async park(handler: InboxHandler, event: IntegrationEvent, error: Error): Promise<void> {
    const parked = { handler: handler.name, eventId: event.id, type: event.type, code: codeOf(error), message: error.message };
    const { rowCount } = await this.options.pool.query(
      `INSERT INTO ${this.options.schema}.inbox_parked (handler, event_id, type, event, code, message) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [parked.handler, parked.eventId, parked.type, JSON.stringify(event), parked.code, parked.message],
    );
    if (rowCount === 1) this.options.onAlarm?.(parked);
  }

  private async resolve(eventId: string, handler: string, resolution: string, reason: string, by: string): Promise<void> {
    const { rowCount } = await this.options.pool.query(
      `UPDATE ${this.options.schema}.inbox_parked SET resolution = $3, reason = $4, resolved_by = $5, resolved_at = now()
       WHERE event_id = $1 AND handler = $2 AND resolution IS NULL`,
      [eventId, handler, resolution, reason, by],
    );
    if (rowCount !== 1) throw notParked();
  }
}

/** What will fail again however often it is tried: the domain's refusal, or a message that is not what it should be. */
function isPermanent(error: unknown): error is Error {
  return error instanceof DomainError || (error instanceof Error && (error.name === 'ZodError' || error instanceof TypeError || error instanceof RangeError));
}

function codeOf(error: Error): string {
  return error instanceof DomainError ? error.code : `inbox.${error.name === 'ZodError' ? 'contract-broken' : 'handler-failed'}`;
}

function notParked(): DomainError {
  return new DomainError({ code: 'inbox.not-parked', kind: 'not-found', zh: '该消息没有被搁置', en: 'This message is not parked' });
}
