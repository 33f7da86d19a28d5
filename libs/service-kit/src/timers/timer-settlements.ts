import type pg from 'pg';
import { DomainError, type Instant } from '@liandong/event-sourcing';
import type { TimerRow } from './timer-rows.js';

/** A timer whose moment came without an event of its own: there was nothing left to do, or it was refused and waits for an operator. */
export type TimerSettlement = 'nothing' | 'parked';

export interface Settled {
  readonly outcome: TimerSettlement;
  readonly settledAt: Instant;
  /** Why it was parked. */
  readonly code?: string;
  readonly message?: string;
}

export type DueTimer = Pick<
  TimerRow,
  'timerId' | 'timer' | 'aggregateId' | 'stage' | 'dueAt' | 'organisationId' | 'matterId' | 'scheduledBy' | 'data'
>;

const DUE = `timer_id AS "timerId", timer, aggregate_id AS "aggregateId", stage, due_at AS "dueAt", organisation_id AS "organisationId", matter_id AS "matterId", scheduled_by AS "scheduledBy", data`;

/** Creates the table of settlements in a service's schema. It is no read model: a rebuild of the timers leaves it alone. Safe to repeat. */
export async function installTimers(client: Pick<pg.ClientBase, 'query'>, schema: string): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS ${schema}.timer_settlements (
      timer_id uuid PRIMARY KEY, timer text NOT NULL, aggregate_id text NOT NULL, stage text NOT NULL, due_at timestamptz NOT NULL, organisation_id text NOT NULL,
      matter_id text NOT NULL, scheduled_by uuid NOT NULL, data jsonb NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('nothing', 'parked', 'replayed', 'discarded')), settled_at timestamptz NOT NULL,
      code text, message text, reason text, resolved_by text, recorded_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX IF NOT EXISTS timer_settlements_parked ON ${schema}.timer_settlements (due_at) WHERE outcome = 'parked';
  `);
}

/** Condition under which a row `t` of the timers has neither fired nor been settled. */
export function unsettled(schema: string): string {
  return `t.fired_at IS NULL AND NOT EXISTS (SELECT FROM ${schema}.timer_settlements s WHERE s.timer_id = t.timer_id)`;
}

/** Which timers are due, and what became of those that left no event. */
export class TimerSettlements {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
  ) {}

  /** What is due by now, oldest first, leaving out these aggregates. */
  async due(now: Instant, limit: number, waiting: readonly string[]): Promise<readonly DueTimer[]> {
    const { rows } = await this.pool.query<StoredTimer>(
      `SELECT ${DUE} FROM ${this.schema}.timers t WHERE due_at <= $1 AND aggregate_id <> ALL($3) AND ${unsettled(this.schema)} ORDER BY due_at, last_position, timer_id LIMIT $2`,
      [now, limit, waiting],
    );
    return rows.map(dueTimer);
  }

  /** Recorded once. @returns false when it was settled before */
  async settle(
    { timerId, timer, aggregateId, stage, dueAt, organisationId, matterId, scheduledBy, data }: DueTimer,
    { outcome, settledAt, code, message }: Settled,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO ${this.schema}.timer_settlements (timer_id, timer, aggregate_id, stage, due_at, organisation_id, matter_id, scheduled_by, data, outcome, settled_at, code, message)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
      [
        timerId,
        timer,
        aggregateId,
        stage,
        dueAt,
        organisationId,
        matterId,
        scheduledBy,
        JSON.stringify(data),
        outcome,
        settledAt,
        code,
        message,
      ],
    );
    return rowCount === 1;
  }

  /** @throws DomainError timer.not-parked */
  async parked(timerId: string): Promise<DueTimer> {
    const { rows } = await this.pool.query<StoredTimer>(
      `SELECT ${DUE} FROM ${this.schema}.timer_settlements WHERE timer_id = $1 AND outcome = 'parked'`,
      [timerId],
    );
    if (!rows[0]) throw notParked();
    return dueTimer(rows[0]);
  }

  /** An operator's decision about a parked timer; the record stays. @throws DomainError timer.not-parked */
  async resolve(timerId: string, outcome: 'replayed' | 'discarded', reason: string, by: string): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE ${this.schema}.timer_settlements SET outcome = $2, reason = $3, resolved_by = $4 WHERE timer_id = $1 AND outcome = 'parked'`,
      [timerId, outcome, reason, by],
    );
    if (rowCount !== 1) throw notParked();
  }
}

type StoredTimer = Omit<DueTimer, 'dueAt'> & { readonly dueAt: Date };

function dueTimer(stored: StoredTimer): DueTimer {
  return { ...stored, dueAt: stored.dueAt.toISOString() };
}

function notParked(): DomainError {
  return new DomainError({ code: 'timer.not-parked', kind: 'not-found', zh: '该定时器没有被搁置', en: 'This timer is not parked' });
}
