import type pg from 'pg';
import { consistencyProof } from '@liandong/ledger';
import { type Checkpoints, type SignedCheckpoint } from '../store/checkpoints.js';
import { LedgerStore } from '../store/ledger-store.js';
import { addCheckpoint } from './witness-client.js';
import type { WitnessAddress } from './witness.config.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** How often a new checkpoint is looked for, in ms. */
const POLL_MS = 500;

export interface PublisherOptions {
  readonly pool: pg.Pool;
  readonly checkpoints: Checkpoints;
  readonly witnesses: readonly WitnessAddress[];
  readonly onFailure: (witness: string, reason: string) => void;
}

/** Brings every new checkpoint to every witness, and keeps what they cosign. One that is away is asked again, ever less often. */
export class Publisher {
  private readonly ledger: LedgerStore;
  private readonly waits = new Map<string, { readonly until: number; readonly pause: number }>();

  constructor(private readonly options: PublisherOptions) {
    this.ledger = new LedgerStore(options.pool);
  }

  /** Asks whoever has not cosigned the newest checkpoint yet and is due; resolves with the pause until the next time. */
  async publish(): Promise<number> {
    const newest = await this.options.checkpoints.newest();
    if (newest) await Promise.all(this.options.witnesses.map((witness) => this.bring(newest, witness)));
    return POLL_MS;
  }

  private async bring(checkpoint: SignedCheckpoint, witness: WitnessAddress): Promise<void> {
    const { name } = witness.verifier;
    const wait = this.waits.get(name);
    const known = await this.sizeOf(name);
    if (known >= checkpoint.size || (wait && wait.until > Date.now())) return;
    const failure = await this.ask(checkpoint, witness, known);
    if (failure === undefined) {
      this.waits.delete(name);
      return;
    }
    const pause = Math.min(LONGEST_PAUSE_MS, wait ? wait.pause * 2 : FIRST_PAUSE_MS);
    this.waits.set(name, { until: Date.now() + pause, pause });
    await this.keepFailure(name, failure);
    this.options.onFailure(name, failure);
  }

  /** Once with the size that we know of, and once more with the one that the witness names. */
  private async ask(checkpoint: SignedCheckpoint, witness: WitnessAddress, known: number): Promise<string | undefined> {
    let oldSize = known;
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const answer = await addCheckpoint(witness, oldSize, await consistencyProof(oldSize, checkpoint.size, this.ledger), checkpoint.note);
      if (answer.kind === 'failed') return answer.reason;
      if (answer.kind === 'cosigned') {
        await this.keep(checkpoint.size, witness.verifier.name, answer.line);
        return undefined;
      }
      if (answer.size > checkpoint.size)
        return `it has cosigned ${answer.size} leaves already, more than the ledger has signed: ${checkpoint.size}`;
      oldSize = answer.size;
    }
    return 'it changes the size it stands at while it is asked';
  }

  private async sizeOf(witness: string): Promise<number> {
    const { rows } = await this.options.pool.query<{ size: string }>('SELECT size FROM audit.ledger_witnesses WHERE witness = $1', [
      witness,
    ]);
    return Number(rows[0]?.size ?? 0);
  }

  private async keep(size: number, witness: string, line: string): Promise<void> {
    await this.options.pool.query(
      `WITH kept AS (INSERT INTO audit.ledger_cosignatures (size, witness, line, cosigned_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING)
       INSERT INTO audit.ledger_witnesses (witness, size, cosigned_at) VALUES ($2, $1, now())
       ON CONFLICT (witness) DO UPDATE SET size = excluded.size, cosigned_at = excluded.cosigned_at, failure = NULL, failed_at = NULL`,
      [size, witness, line],
    );
  }

  private async keepFailure(witness: string, failure: string): Promise<void> {
    await this.options.pool.query(
      `INSERT INTO audit.ledger_witnesses (witness, failure, failed_at) VALUES ($1, $2, now())
       ON CONFLICT (witness) DO UPDATE SET failure = excluded.failure, failed_at = excluded.failed_at`,
      [witness, failure],
    );
  }
}
