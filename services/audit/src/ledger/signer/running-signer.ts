import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Signer } from '@liandong/ledger';
import { describeRefusal, type RefusalCode } from './refusal.js';
import { type Attempt, LedgerSigner } from './signer.js';
import type { SigningConfig } from './signer.config.js';
import { StateFile } from './state-file.js';

/** How often it looks whether the tree has grown, in ms. */
const POLL_MS = 500;

export interface RunningSignerOptions {
  readonly databaseUrl: string;
  readonly key: Signer;
  readonly keyFile: string;
  readonly config: Pick<SigningConfig, 'LEDGER_CHECKPOINT_EVENTS' | 'LEDGER_CHECKPOINT_SECONDS'>;
  readonly onError: (error: unknown) => void;
  readonly onRefusal: (why: string, code: RefusalCode) => void;
}

/** The signer with connections of its own: looks again and again, until it is stopped. */
export class RunningSigner {
  /** What came of looking last; undefined before the first time, or while the database does not answer. */
  last: Attempt | undefined;
  private readonly pool: pg.Pool;
  private readonly signer: LedgerSigner;
  private readonly abort = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: RunningSignerOptions) {
    const { databaseUrl, key, keyFile, config, onRefusal } = options;
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: 'liandong-ledger-signer', keepAlive: true });
    this.pool.on('error', () => undefined);
    this.signer = new LedgerSigner({
      pool: this.pool,
      key,
      state: new StateFile(`${keyFile}.state`, key.name),
      everyEvents: config.LEDGER_CHECKPOINT_EVENTS,
      everySeconds: config.LEDGER_CHECKPOINT_SECONDS,
      onRefusal: (refusal) => onRefusal(describeRefusal(refusal), refusal.code),
    });
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    await this.pool.end();
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      try {
        this.last = await this.signer.attempt();
      } catch (error) {
        this.last = undefined;
        this.options.onError(error);
      }
      await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
