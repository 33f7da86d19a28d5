import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { inTransaction } from '@liandong/projections';
import type { ParkedMessage } from './inbox-consumer.js';
import { type CopyHandler, type Delivery, grouped, type InboxHandler, isReaction } from './inbox-handler.js';

interface Row {
  readonly handler: string;
  readonly eventId: string;
}

function keyOf({ handler, eventId }: Row): string {
  return `${eventId} ${handler}`;
}

function columnsOf(deliveries: readonly Delivery[]): [string[], string[], string[]] {
  return [
    deliveries.map(({ handler }) => handler.name),
    deliveries.map(({ event }) => event.id),
    deliveries.map(({ event }) => event.type),
  ];
}

/** The rows that tell, per handler, which messages had their effect and which were parked. */
export class InboxRecords {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
  ) {}

  /** Inbox row and effect in one transaction. Nothing happens where the message was handled or parked before. */
  async handleOnce(handler: CopyHandler, event: IntegrationEvent): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO ${this.schema}.inbox (handler, event_id, type)
         SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM ${this.schema}.inbox_parked WHERE handler = $1 AND event_id = $2)
         ON CONFLICT DO NOTHING`,
        [handler.name, event.id, event.type],
      );
      if (rowCount === 1) await handler.handle(event, client);
    });
  }

  /** The same for many: all inbox rows and all effects in one transaction, each handler's in the order of the messages. */
  async handleTogether(deliveries: readonly Delivery<CopyHandler>[]): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const fresh = new Set((await this.insert(client, deliveries)).map(keyOf));
      for (const [handler, some] of grouped(deliveries, (delivery) => delivery.handler)) {
        const events = some.map(({ event }) => event).filter(({ id }) => fresh.delete(keyOf({ handler: handler.name, eventId: id })));
        if (handler.handleAll) await handler.handleAll(events, client);
        else for (const event of events) await handler.handle(event, client);
      }
    });
  }

  /** Those that were neither handled nor parked before. */
  async notSettled<H extends InboxHandler>(deliveries: readonly Delivery<H>[]): Promise<readonly Delivery<H>[]> {
    const { rows } = await this.pool.query<Row>(
      // Each pair is looked up by the key. A join, or EXISTS with OR, is left to the planner, who may read the whole inbox instead.
      `SELECT n.handler, n.event_id AS "eventId" FROM unnest($1::text[], $2::uuid[]) AS n(handler, event_id)
       CROSS JOIN LATERAL (
         (SELECT FROM ${this.schema}.inbox i WHERE i.handler = n.handler AND i.event_id = n.event_id LIMIT 1)
         UNION ALL
         (SELECT FROM ${this.schema}.inbox_parked p WHERE p.handler = n.handler AND p.event_id = n.event_id LIMIT 1)) settled`,
      columnsOf(deliveries).slice(0, 2),
    );
    const settled = new Set(rows.map(keyOf));
    return deliveries.filter(({ handler, event }) => !settled.has(keyOf({ handler: handler.name, eventId: event.id })));
  }

  /** Inbox rows of effects that are there already. */
  async markHandled(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length > 0) await this.insert(this.pool, deliveries);
  }

  /** Returns the rows that were not there, leaving out what is parked. */
  private async insert(client: Pick<pg.ClientBase, 'query'>, deliveries: readonly Delivery[]): Promise<readonly Row[]> {
    const { rows } = await client.query<Row>(
      `INSERT INTO ${this.schema}.inbox (handler, event_id, type)
       SELECT n.handler, n.event_id, n.type FROM unnest($1::text[], $2::uuid[], $3::text[]) AS n(handler, event_id, type)
       WHERE NOT EXISTS (SELECT 1 FROM ${this.schema}.inbox_parked p WHERE p.handler = n.handler AND p.event_id = n.event_id)
       ON CONFLICT DO NOTHING RETURNING handler, event_id AS "eventId"`,
      columnsOf(deliveries),
    );
    return rows;
  }

  /** Returns false when it was parked or handled before. */
  async park({ handler, eventId, type, code, message }: Omit<ParkedMessage, 'parkedAt'>, event: IntegrationEvent): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO ${this.schema}.inbox_parked (handler, event_id, type, event, code, message) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [handler, eventId, type, JSON.stringify(event), code, message],
    );
    return rowCount === 1;
  }

  async parked(): Promise<readonly ParkedMessage[]> {
    const { rows } = await this.pool.query<ParkedMessage>(
      `SELECT handler, event_id AS "eventId", type, code, message, parked_at AS "parkedAt" FROM ${this.schema}.inbox_parked WHERE resolution IS NULL ORDER BY parked_at`,
    );
    return rows;
  }

  /** Effect, inbox row and resolution in one transaction; a second operator waits and finds nothing parked. */
  async replay(eventId: string, handler: InboxHandler, by: string): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await this.resolve(client, eventId, handler.name, 'replayed', '', by);
      const { rows } = await client.query<{ event: IntegrationEvent; type: string }>(
        `SELECT event, type FROM ${this.schema}.inbox_parked WHERE handler = $1 AND event_id = $2`,
        [handler.name, eventId],
      );
      await client.query(`INSERT INTO ${this.schema}.inbox (handler, event_id, type) VALUES ($1, $2, $3)`, [
        handler.name,
        eventId,
        rows[0]!.type,
      ]);
      await (isReaction(handler) ? handler.react(rows[0]!.event) : handler.handle(rows[0]!.event, client));
    });
  }

  async discard(eventId: string, handlerName: string, reason: string, by: string): Promise<void> {
    await this.resolve(this.pool, eventId, handlerName, 'discarded', reason, by);
  }

  private async resolve(
    client: Pick<pg.ClientBase, 'query'>,
    eventId: string,
    handler: string,
    resolution: 'replayed' | 'discarded',
    reason: string,
    by: string,
  ): Promise<void> {
    const { rowCount } = await client.query(
      `UPDATE ${this.schema}.inbox_parked SET resolution = $3, reason = $4, resolved_by = $5, resolved_at = now()
       WHERE event_id = $1 AND handler = $2 AND resolution IS NULL`,
      [eventId, handler, resolution, reason, by],
    );
    if (rowCount !== 1) throw notParked();
  }
}

export function notParked(): DomainError {
  return new DomainError({ code: 'inbox.not-parked', kind: 'not-found', zh: '该消息没有被搁置', en: 'This message is not parked' });
}
