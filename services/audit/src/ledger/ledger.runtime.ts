import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Lease } from '@liandong/projections';
import { Metrics, ServiceRuntime } from '@liandong/service-kit';
import { Background } from './background.js';
import { Clearances } from './clearance/clearances.js';
import { Integrator } from './integrator/integrator.js';
import { Scrubber } from './scrub/scrubber.js';
import { describeRefusal } from './signer/refusal.js';
import { Checkpoints } from './store/checkpoints.js';
import { describe, type Difference, type Finding } from './store/finding.js';
import { Findings } from './store/findings.js';
import { LedgerStore } from './store/ledger-store.js';
import { Publisher } from './witnesses/publisher.js';
import { type LedgerConfig, witnessesOf } from './witnesses/witness.config.js';

export const LEDGER_CONFIG = Symbol('liandong.ledger-config');

/** Pause between two passes of the background check, in ms. */
const REST_MS = 60_000;

/** What runs beside the audit's reads: integrating, checking, and bringing checkpoints to the witnesses. The signer is no part of it. */
@Injectable()
export class LedgerRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly ledger: LedgerStore;
  readonly findings: Findings;
  readonly clearances: Clearances;
  readonly checkpoints: Checkpoints;
  readonly scrubber: Scrubber;
  private readonly logger = new Logger('ledger');
  private readonly background: readonly Background[];
  private readonly asked = new AbortController();
  private scrubbing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly metrics: Metrics,
    @Inject(LEDGER_CONFIG) private readonly config: LedgerConfig,
  ) {
    const { pool } = runtime;
    this.ledger = new LedgerStore(pool);
    this.findings = new Findings(pool);
    this.clearances = new Clearances(runtime.store, pool);
    this.checkpoints = new Checkpoints(pool);
    this.scrubber = new Scrubber({ store: runtime.store, pool, lastSigned: () => this.checkpoints.newest(), onFinding: (difference) => this.found('scrubber', difference) });
    this.background = [this.integrating(), this.scrubbingAlways(), this.publishing()];
    runtime.addCheck(() => this.faults());
  }

  onApplicationBootstrap(): void {
    for (const work of this.background) work.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.asked.abort();
    await Promise.all([...this.background.map((work) => work.stop()), this.scrubbing]);
  }

  /** Checks everything now, without pauses, beside what the background does. */
  scrubNow(): void {
    this.scrubbing = this.scrubber.pass(0, this.asked.signal).catch((error: unknown) => this.logger.warn({ err: error }, 'ledger check'));
  }

  private integrating(): Background {
    const { pool, store, schema } = this.runtime;
    const lease = new Lease(pool, schema, 'ledger-integrator');
    const integrator = new Integrator({
      store,
      pool,
      lease,
      isHalted: async () => (await this.findings.open('integrator')).length > 0,
      onFinding: (difference) => this.found('integrator', difference),
    });
    return new Background(lease, (signal) => integrator.follow(signal), (error) => this.logger.warn({ err: error }, 'integrator'));
  }

  private scrubbingAlways(): Background {
    const { pool, schema } = this.runtime;
    const lease = new Lease(pool, schema, 'ledger-scrubber');
    const pass = async (signal: AbortSignal) => {
      await this.scrubber.pass(this.config.LEDGER_SCRUB_PAUSE_MS, signal);
      return REST_MS;
    };
    return new Background(lease, pass, (error) => this.logger.warn({ err: error }, 'ledger check'));
  }

  private publishing(): Background {
    const { pool, schema } = this.runtime;
    const onFailure = (witness: string, reason: string) => this.logger.warn({ witness, reason }, 'witness');
    const publisher = new Publisher({ pool, checkpoints: this.checkpoints, witnesses: witnessesOf(this.config), onFailure });
    const work = async () => {
      // Of a clearance whose process ended before its row was written.
      await this.clearances.follow();
      const pause = await publisher.publish();
      await this.measure();
      return pause;
    };
    return new Background(new Lease(pool, schema, 'ledger-publisher'), work, (error) => this.logger.warn({ err: error }, 'publisher'));
  }

  private async measure(): Promise<void> {
    const [{ size: integrated }, newest, faults] = await Promise.all([this.ledger.tree(), this.checkpoints.newest(), this.faults()]);
    this.metrics.ledger({ integrated, published: newest?.size ?? 0, findings: faults.length });
  }

  private async found(by: Finding['foundBy'], difference: Difference): Promise<void> {
    if (!(await this.findings.record(by, difference))) return;
    this.metrics.alarm('audit', 'ledger-finding');
    const { position, ...rest } = difference;
    this.logger.error({ ...rest, position: position?.toString(), foundBy: by }, describe(difference));
  }

  /** Why the ledger cannot be relied on now. */
  private async faults(): Promise<readonly string[]> {
    const [open, refusal] = await Promise.all([this.findings.open(), this.checkpoints.refusal()]);
    return [...open.map(describe), ...(refusal ? [describeRefusal(refusal)] : [])];
  }
}
