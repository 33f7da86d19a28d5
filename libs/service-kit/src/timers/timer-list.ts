import type pg from 'pg';
import type { Instant } from '@liandong/event-sourcing';
import { CONFIDENTIAL } from '../observability/metrics-names.js';
import { unsettled } from './timer-settlements.js';

export interface TimerCounts {
  /** Not due yet. */
  readonly pending: number;
  /** Due, and neither fired nor settled. */
  readonly overdue: number;
  readonly fired: number;
  readonly parked: number;
  /** How long ago the oldest overdue one was due, in seconds. */
  readonly lagSeconds: number;
}

/** Before there is a table of them. */
export const noTimers: TimerCounts = { pending: 0, overdue: 0, fired: 0, parked: 0, lagSeconds: 0 };

export const timerStates = ['pending', 'overdue', 'fired', 'parked', 'nothing', 'replayed', 'discarded'] as const;
export type TimerState = (typeof timerStates)[number];

/** What operators see; what a timer's command is about stays with the service. */
export interface ListedTimer {
  readonly timerId: string;
  /** Of a confidential one, a name that all of them share. */
  readonly timer: string;
  /** Null where the timer is confidential, as is all that would tell whose it is or what happened. */
  readonly aggregateId: string | null;
  readonly stage: string;
  readonly dueAt: Date;
  readonly organisationId: string | null;
  readonly state: TimerState;
  readonly firedAt: Date | null;
  /** The event of its command. */
  readonly firedBy: string | null;
  readonly late: boolean | null;
  /** Why it was parked. */
  readonly code: string | null;
  readonly message: string | null;
  /** Why an operator gave it up, and who. */
  readonly reason: string | null;
  readonly resolvedBy: string | null;
}

const COMMON = `timer_id AS "timerId", timer, aggregate_id AS "aggregateId", stage, due_at AS "dueAt", organisation_id AS "organisationId"`;
const AS_TIMER = `${COMMON}, fired_at AS "firedAt", fired_by AS "firedBy", late, NULL AS code, NULL AS message, NULL AS reason, NULL AS "resolvedBy"`;
const AS_SETTLED = `${COMMON}, NULL::timestamptz AS "firedAt", NULL::uuid AS "firedBy", NULL::boolean AS late, code, message, reason, resolved_by AS "resolvedBy"`;

/** The message and code of a refusal name what was refused; the event’s id leads to it. */
const HIDDEN = { timer: CONFIDENTIAL, aggregateId: null, organisationId: null, firedBy: null, code: null, message: null };

/** A service's timers, for operators. */
export class TimerList {
  constructor(
    private readonly pool: pg.Pool,
    private readonly schema: string,
    /** Names of the confidential timers. */
    private readonly confidential: ReadonlySet<string>,
  ) {}

  async counts(now: Instant): Promise<TimerCounts> {
    const { rows } = await this.pool.query<TimerCounts>(
      `SELECT count(*) FILTER (WHERE due_at > $1)::int AS pending, count(*) FILTER (WHERE due_at <= $1)::int AS overdue,
         (SELECT count(*)::int FROM ${this.schema}.timers WHERE fired_at IS NOT NULL) AS fired,
         (SELECT count(*)::int FROM ${this.schema}.timer_settlements WHERE outcome = 'parked') AS parked,
         coalesce(extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE due_at <= $1)), 0)::float8 AS "lagSeconds"
       FROM ${this.schema}.timers t WHERE ${unsettled(this.schema)}`,
      [now],
    );
    return rows[0]!;
  }

  /** Timers in one state: those to come with the next first, the others with the last first. */
  async list(now: Instant, state: TimerState, limit: number, offset: number): Promise<readonly ListedTimer[]> {
    const { rows } = await this.pool.query<Omit<ListedTimer, 'state'>>(`${this.selection(state)} LIMIT $3 OFFSET $4`, [
      now,
      state,
      limit,
      offset,
    ]);
    return rows.map((row) => ({ ...row, ...(this.confidential.has(row.timer) ? HIDDEN : {}), state }));
  }

  private selection(state: TimerState): string {
    const timers = `SELECT ${AS_TIMER} FROM ${this.schema}.timers t`;
    // Every statement names both parameters, or PostgreSQL does not know their types.
    if (state === 'fired')
      return `${timers} WHERE fired_at IS NOT NULL AND $1::timestamptz IS NOT NULL AND $2 = 'fired' ORDER BY fired_at DESC, timer_id`;
    if (state === 'pending' || state === 'overdue')
      return `${timers} WHERE (due_at > $1) = ($2 = 'pending') AND ${unsettled(this.schema)} ORDER BY due_at, timer_id`;
    return `SELECT ${AS_SETTLED} FROM ${this.schema}.timer_settlements WHERE $1::timestamptz IS NOT NULL AND outcome = $2 ORDER BY settled_at DESC, timer_id`;
  }
}
