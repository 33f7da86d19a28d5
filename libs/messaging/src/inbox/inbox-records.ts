import type pg from 'pg';
import type { IntegrationEvent } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { inTransaction } from '@liandong/projections';
import type { InboxHandler, ParkedMessage } from './inbox-consumer.js';

/** The rows that tell, per handler, which messages had their effect and which were parked. */
export class InboxRecords {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
  ) {}

  /** Inbox row and effect in one transaction. Nothing happens where the message was handled or parked before. */
  async handleOnce(handler: InboxHandler, event: IntegrationEvent): Promise<void> {
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
      await client.query(`INSERT INTO ${this.schema}.inbox (handler, event_id, type) VALUES ($1, $2, $3)`, [handler.name, eventId, rows[0]!.type]);
      await handler.handle(rows[0]!.event, client);
    });
  }

  async discard(eventId: string, handlerName: string, reason: string, by: string): Promise<void> {
    await this.resolve(this.pool, eventId, handlerName, 'discarded', reason, by);
  }

  private async resolve(client: Pick<pg.ClientBase, 'query'>, eventId: string, handler: string, resolution: 'replayed' | 'discarded', reason: string, by: string): Promise<void> {
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
