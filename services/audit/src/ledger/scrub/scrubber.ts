import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import type { Difference } from '../store/finding.js';
import { LedgerStore } from '../store/ledger-store.js';
import { Pass, type SignedTree } from './pass.js';

/** Leaves between two writings of how far a pass is. */
const TOLD_EVERY = 2_048;

export interface ScrubStatus {
  /** When the pass that runs, or ran last, began; absent before the first. */
  readonly startedAt?: string;
  readonly checked: number;
  readonly target: number;
  /** The last pass that found everything as it should be. */
  readonly clean?: { readonly startedAt: string; readonly endedAt: string; readonly size: number };
}

export interface ScrubberOptions {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly lastSigned: () => Promise<SignedTree | undefined>;
  readonly onFinding: (difference: Difference) => Promise<void>;
}

/** Checks the event store against the ledger (复核), pass after pass. */
export class Scrubber {
  constructor(private readonly options: ScrubberOptions) {}

  /**
   * One full pass over everything that was integrated when it began.
   *
   * @param pauseMs after every page of 256 leaves: what bounds the cost
   * @returns what is wrong first; undefined when all is well, or the signal has ended it
   */
  async pass(pauseMs = 0, signal?: AbortSignal): Promise<Difference | undefined> {
    const { store, pool, lastSigned, onFinding } = this.options;
    // Before the tree is read: what is signed then lies within it.
    const signed = await lastSigned();
    const ledger = new LedgerStore(pool);
    const { size } = await ledger.tree();
    // In whole milliseconds: it comes back as a Date, which keeps no more.
    const { rows } = await pool.query<{ started_at: Date }>(
      `UPDATE audit.ledger_scrub SET started_at = date_trunc('milliseconds', clock_timestamp()), checked = 0, target = $1 RETURNING started_at`,
      [size],
    );
    const onPage = async (checked: number) => {
      if (checked % TOLD_EVERY === 0 || checked === size)
        await pool.query('UPDATE audit.ledger_scrub SET checked = $1 WHERE started_at = $2', [checked, rows[0]!.started_at]);
      if (pauseMs > 0) await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    };
    const pass = new Pass({ store, ledger, size, onPage, ...(signed ? { signed } : {}), ...(signal ? { signal } : {}) });
    const difference =
      signed && signed.size > size
        ? ({ kind: 'checkpoint-differs', leafIndex: size, details: { size: signed.size } } as const)
        : await pass.run();
    if (difference) await onFinding(difference);
    else if (!signal?.aborted) await this.clean(rows[0]!.started_at, size);
    return difference;
  }

  async status(): Promise<ScrubStatus> {
    const { rows } = await this.options.pool.query<
      Record<'started_at' | 'clean_pass_started_at' | 'clean_pass_ended_at', Date | null> &
        Record<'checked' | 'target' | 'clean_pass_size', string>
    >('SELECT * FROM audit.ledger_scrub');
    const {
      started_at: startedAt,
      checked,
      target,
      clean_pass_started_at: cleanStart,
      clean_pass_ended_at: cleanEnd,
      clean_pass_size: cleanSize,
    } = rows[0]!;
    return {
      checked: Number(checked),
      target: Number(target),
      ...(startedAt ? { startedAt: startedAt.toISOString() } : {}),
      ...(cleanStart && cleanEnd
        ? { clean: { startedAt: cleanStart.toISOString(), endedAt: cleanEnd.toISOString(), size: Number(cleanSize) } }
        : {}),
    };
  }

  private async clean(startedAt: Date, size: number): Promise<void> {
    await this.options.pool.query(
      'UPDATE audit.ledger_scrub SET clean_pass_started_at = $1, clean_pass_ended_at = clock_timestamp(), clean_pass_size = $2',
      [startedAt, size],
    );
  }
}
