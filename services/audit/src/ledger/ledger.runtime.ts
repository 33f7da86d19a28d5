import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Metrics, type Platform, PLATFORM, ServiceRuntime } from '@liandong/service-kit';
import { SupervisedThread } from '@liandong/service-kit/thread';
import { Clearances } from './clearance/clearances.js';
import { Scrubber } from './scrub/scrubber.js';
import { describeRefusal } from './signer/refusal.js';
import { Checkpoints } from './store/checkpoints.js';
import { describe } from './store/finding.js';
import { Findings } from './store/findings.js';
import { LedgerStore } from './store/ledger-store.js';
import type { LedgerThreadData, LedgerThreadOrder } from './work/ledger.thread.js';
import { type LedgerNews, LedgerWork } from './work/ledger-work.js';
import type { LedgerConfig } from './witnesses/witness.config.js';

export const LEDGER_CONFIG = Symbol('liandong.ledger-config');

/** The ledger as the service sees it: what it shows, and the work, which has a thread of its own. */
@Injectable()
export class LedgerRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly ledger: LedgerStore;
  readonly findings: Findings;
  readonly clearances: Clearances;
  readonly checkpoints: Checkpoints;
  readonly scrubber: Scrubber;
  private readonly logger = new Logger('ledger');
  private readonly work: LedgerWork | SupervisedThread<LedgerThreadData, LedgerNews, LedgerThreadOrder>;

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly metrics: Metrics,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LEDGER_CONFIG) private readonly config: LedgerConfig,
  ) {
    const { pool, store } = runtime;
    this.ledger = new LedgerStore(pool);
    this.findings = new Findings(pool);
    this.clearances = new Clearances(store, pool);
    this.checkpoints = new Checkpoints(pool);
    this.scrubber = new Scrubber({
      store,
      pool,
      lastSigned: () => this.checkpoints.newest(),
      onFinding: async (difference) => void (await this.findings.record('scrubber', difference)),
    });
    this.work = config.LEDGER_THREAD === 'own' ? this.inThread() : this.inProcess();
    runtime.addCheck(() => this.faults());
  }

  onApplicationBootstrap(): void {
    this.work.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.work.stop();
  }

  /** Checks everything now, without pauses, beside what the background does. */
  scrubNow(): void {
    if (this.work instanceof LedgerWork) this.work.scrubNow();
    else this.work.tell('scrub');
  }

  private inProcess(): LedgerWork {
    const { store, pool, schema } = this.runtime;
    return new LedgerWork({ store, pool, schema, config: this.config, tell: (news) => this.hear(news) });
  }

  private inThread(): SupervisedThread<LedgerThreadData, LedgerNews, LedgerThreadOrder> {
    const { name, schema } = this.runtime;
    return new SupervisedThread({
      script: new URL('./work/ledger.thread.js', import.meta.url),
      data: { databaseUrl: this.platform.databaseUrl(name), eventStoreUrl: this.platform.eventStoreUrl(name), schema, config: this.config },
      onTold: (news) => this.hear(news),
      onDown: (why) => {
        this.metrics.alarm('audit', 'ledger-thread');
        this.logger.error({ why }, 'the thread of the ledger has ended and is started again');
      },
    });
  }

  private hear(news: LedgerNews): void {
    if (news.kind === 'sizes') void this.measure(news);
    else if (news.kind === 'trouble') this.logger.warn({ why: news.why }, news.at);
    else {
      this.metrics.alarm('audit', 'ledger-finding');
      const { position, ...rest } = news.difference;
      this.logger.error({ ...rest, position: position?.toString(), foundBy: news.by }, describe(news.difference));
    }
  }

  private async measure({ integrated, published }: { readonly integrated: number; readonly published: number }): Promise<void> {
    const faults = await this.faults().catch(() => undefined);
    if (faults) this.metrics.ledger({ integrated, published, findings: faults.length });
  }

  /** Why the ledger cannot be relied on now. */
  private async faults(): Promise<readonly string[]> {
    const [open, refusal] = await Promise.all([this.findings.open(), this.checkpoints.refusal()]);
    return [...open.map(describe), ...(refusal ? [describeRefusal(refusal)] : []), ...this.threadFaults()];
  }

  private threadFaults(): readonly string[] {
    const down = this.work instanceof SupervisedThread && this.work.state === 'down';
    return down ? ['账本线程意外结束,正在重新启动 / the thread of the ledger ended by itself and is being started again'] : [];
  }
}
