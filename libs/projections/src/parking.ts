import type pg from 'pg';
import { DomainError, type HistoryDiffers, type PositionAhead } from '@liandong/event-sourcing';
import type { ProjectionFailure } from './apply-batch.js';

export interface RecordedFailure {
  /** Absent where the store lost what came before and no single event is to name. */
  readonly eventId?: string;
  readonly position: string;
  readonly type: string;
  readonly message: string;
  /** `store.history-differs` or `store.position-ahead`: the store is not the one that was read; absent for a failing event. */
  readonly code?: string;
  readonly failedAt: Date;
}

export interface ParkedEvent {
  readonly eventId: string;
  readonly position: string;
  readonly type: string;
  readonly message: string;
  readonly reason: string;
  readonly parkedBy: string;
  readonly parkedAt: Date;
}

/** What an operator decides about events that a projection could not take. */
export class Parking {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    private readonly projection: string,
  ) {}

  async recordOtherHistory(
    { code, message }: PositionAhead | HistoryDiffers,
    position: bigint,
    eventId: string | undefined,
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.schema}.projection_failures (name, event_id, position, type, message, code) VALUES ($1, $2, $3, $4, $5, $4)
       ON CONFLICT (name) DO UPDATE SET event_id = excluded.event_id, position = excluded.position, type = excluded.type, message = excluded.message, code = excluded.code, failed_at = now()`,
      [this.projection, eventId ?? null, position.toString(), code, message],
    );
  }

  async recordFailure({ event, message }: ProjectionFailure): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.schema}.projection_failures (name, event_id, position, type, message) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO UPDATE SET event_id = excluded.event_id, position = excluded.position, type = excluded.type, message = excluded.message, code = NULL, failed_at = now()`,
      [this.projection, event.id, event.position.toString(), event.type, message],
    );
  }

  /** Before another attempt: what fails again is recorded again. */
  async clearFailure(): Promise<void> {
    await this.pool.query(`DELETE FROM ${this.schema}.projection_failures WHERE name = $1`, [this.projection]);
  }

  async failure(): Promise<RecordedFailure | undefined> {
    const { rows } = await this.pool.query<RecordedFailure>(
      `SELECT event_id AS "eventId", position, type, message, code, failed_at AS "failedAt" FROM ${this.schema}.projection_failures WHERE name = $1`,
      [this.projection],
    );
    return rows[0];
  }

  /** @throws DomainError projection.not-failing when this event is not the one it halted at */
  async park(eventId: string, reason: string, by: string): Promise<void> {
    const { rowCount } = await this.pool.query(
      `WITH failed AS (DELETE FROM ${this.schema}.projection_failures WHERE name = $1 AND event_id = $2 AND code IS NULL RETURNING *)
       INSERT INTO ${this.schema}.projection_parked (name, event_id, position, type, message, reason, parked_by)
       SELECT name, event_id, position, type, message, $3, $4 FROM failed`,
      [this.projection, eventId, reason, by],
    );
    if (rowCount !== 1) {
      throw new DomainError({
        code: 'projection.not-failing',
        kind: 'not-found',
        zh: '该读模型没有停在这一事件上',
        en: 'The projection is not halted at this event',
      });
    }
  }

  /** @throws DomainError projection.not-parked */
  async unpark(eventId: string): Promise<void> {
    const { rowCount } = await this.pool.query(`DELETE FROM ${this.schema}.projection_parked WHERE name = $1 AND event_id = $2`, [
      this.projection,
      eventId,
    ]);
    if (rowCount !== 1) {
      throw new DomainError({ code: 'projection.not-parked', kind: 'not-found', zh: '该事件没有被搁置', en: 'This event is not parked' });
    }
  }

  async list(): Promise<readonly ParkedEvent[]> {
    const { rows } = await this.pool.query<ParkedEvent>(
      `SELECT event_id AS "eventId", position, type, message, reason, parked_by AS "parkedBy", parked_at AS "parkedAt"
       FROM ${this.schema}.projection_parked WHERE name = $1 ORDER BY position`,
      [this.projection],
    );
    return rows;
  }
}
