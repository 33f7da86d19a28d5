import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import { Lease } from '@liandong/projections';
import { Background } from '../background.js';
import { Clearances } from '../clearance/clearances.js';
import { Integrator } from '../integrator/integrator.js';
import { Scrubber } from '../scrub/scrubber.js';
import { Checkpoints } from '../store/checkpoints.js';
import type { Difference, Finding } from '../store/finding.js';
import { Findings } from '../store/findings.js';
import { LedgerStore } from '../store/ledger-store.js';
import { Publisher } from '../witnesses/publisher.js';
import { type LedgerConfig, witnessesOf } from '../witnesses/witness.config.js';

/** Pause between two passes of the background check, in ms. */
const REST_MS = 60_000;

/** What the work tells whoever runs it; plain data, as it may come out of another thread. */
export type LedgerNews =
  | { readonly kind: 'found'; readonly by: Finding['foundBy']; readonly difference: Difference }
  | { readonly kind: 'trouble'; readonly at: string; readonly why: string }
  | { readonly kind: 'sizes'; readonly integrated: number; readonly published: number };

export interface LedgerWorkOptions {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly config: Pick<LedgerConfig, 'LEDGER_SCRUB_PAUSE_MS' | 'LEDGER_WITNESSES'>;
  readonly tell: (news: LedgerNews) => void;
}

/** What the ledger does by itself: integrating, checking, and bringing checkpoints to the witnesses. The signer is no part of it. */
export class LedgerWork {
  private readonly findings: Findings;
  private readonly checkpoints: Checkpoints;
  private readonly scrubber: Scrubber;
  private readonly background: readonly Background[];
  private readonly asked = new AbortController();
  private scrubbing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LedgerWorkOptions) {
    const { store, pool } = options;
    this.findings = new Findings(pool);
    this.checkpoints = new Checkpoints(pool);
    this.scrubber = new Scrubber({
      store,
      pool,
      lastSigned: () => this.checkpoints.newest(),
      onFinding: (difference) => this.found('scrubber', difference),
    });
    this.background = [this.integrating(), this.scrubbingAlways(), this.publishing()];
  }

  start(): void {
    for (const work of this.background) work.start();
  }

  async stop(): Promise<void> {
    this.asked.abort();
    await Promise.all([...this.background.map((work) => work.stop()), this.scrubbing]);
  }

  /** Checks everything now, without pauses, beside what the background does. */
  scrubNow(): void {
    this.scrubbing = this.scrubber.pass(0, this.asked.signal).catch((error: unknown) => this.trouble('ledger check', error));
  }

  private integrating(): Background {
    const { store, pool } = this.options;
    const lease = this.lease('ledger-integrator');
    const isHalted = async () => (await this.findings.open('integrator')).length > 0;
    const integrator = new Integrator({ store, pool, lease, isHalted, onFinding: (difference) => this.found('integrator', difference) });
    return this.always(lease, 'integrator', (signal) => integrator.follow(signal));
  }

  private scrubbingAlways(): Background {
    return this.always(this.lease('ledger-scrubber'), 'ledger check', async (signal) => {
      await this.scrubber.pass(this.options.config.LEDGER_SCRUB_PAUSE_MS, signal);
      return REST_MS;
    });
  }

  private publishing(): Background {
    const { store, pool, config } = this.options;
    const clearances = new Clearances(store, pool);
    const publisher = new Publisher({
      pool,
      checkpoints: this.checkpoints,
      witnesses: witnessesOf(config),
      onFailure: (witness, reason) => this.trouble(`witness ${witness}`, reason),
    });
    return this.always(this.lease('ledger-publisher'), 'publisher', async () => {
      // Of a clearance whose process ended before its row was written.
      await clearances.follow();
      const pause = await publisher.publish();
      const [{ size: integrated }, newest] = await Promise.all([new LedgerStore(pool).tree(), this.checkpoints.newest()]);
      this.options.tell({ kind: 'sizes', integrated, published: newest?.size ?? 0 });
      return pause;
    });
  }

  private lease(name: string): Lease {
    return new Lease(this.options.pool, this.options.schema, name);
  }

  private always(lease: Lease, at: string, work: (signal: AbortSignal) => Promise<number>): Background {
    return new Background(lease, work, (error) => this.trouble(at, error));
  }

  private async found(by: Finding['foundBy'], difference: Difference): Promise<void> {
    if (await this.findings.record(by, difference)) this.options.tell({ kind: 'found', by, difference });
  }

  private trouble(at: string, why: unknown): void {
    this.options.tell({ kind: 'trouble', at, why: why instanceof Error ? (why.stack ?? why.message) : String(why) });
  }
}
