import type pg from 'pg';
import { openRefusals } from '../signer/signer.js';
import type { SignerRefusal } from '../signer/refusal.js';

/** A checkpoint as the signer signed it. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note, without cosignatures. */
  readonly note: string;
  readonly signedAt: Date;
}

export interface WitnessStanding {
  readonly witness: string;
  readonly size: number;
  readonly cosignedAt: string | null;
  readonly failure: string | null;
  readonly failedAt: string | null;
}

/** What the signer and the witnesses have signed, as the audit service sees it. */
export class Checkpoints {
  private installed = false;

  constructor(private readonly pool: pg.Pool) {}

  /** Undefined before the first signature, and where the signer is not installed. */
  async newest(): Promise<SignedCheckpoint | undefined> {
    if (!(await this.signerIsInstalled())) return undefined;
    const { rows } = await this.pool.query<{ size: string; root: Buffer; note: string; signed_at: Date }>(
      'SELECT size, root, note, signed_at FROM audit_signer.checkpoints ORDER BY size DESC LIMIT 1',
    );
    return rows[0] && { size: Number(rows[0].size), root: rows[0].root, note: rows[0].note, signedAt: rows[0].signed_at };
  }

  /** The checkpoint's note with all cosignatures that it has. */
  async withCosignatures({ size, note }: SignedCheckpoint): Promise<string> {
    const { rows } = await this.pool.query<{ line: string }>(
      'SELECT line FROM audit.ledger_cosignatures WHERE size = $1 ORDER BY witness',
      [size],
    );
    return note + rows.map(({ line }) => line).join('');
  }

  /** Why the signer does not sign; empty where it would. */
  async refusals(): Promise<readonly SignerRefusal[]> {
    return (await this.signerIsInstalled()) ? openRefusals(this.pool) : [];
  }

  async refusal(): Promise<SignerRefusal | undefined> {
    return (await this.refusals())[0];
  }

  /** Verifier key of the log. */
  async key(): Promise<string | undefined> {
    if (!(await this.signerIsInstalled())) return undefined;
    return (await this.pool.query<{ vkey: string }>('SELECT vkey FROM audit_signer.key')).rows[0]?.vkey;
  }

  async witnesses(): Promise<WitnessStanding[]> {
    const { rows } = await this.pool.query<{
      witness: string;
      size: string;
      cosigned_at: Date | null;
      failure: string | null;
      failed_at: Date | null;
    }>('SELECT * FROM audit.ledger_witnesses ORDER BY witness');
    return rows.map((row) => ({
      witness: row.witness,
      size: Number(row.size),
      cosignedAt: row.cosigned_at?.toISOString() ?? null,
      failure: row.failure,
      failedAt: row.failed_at?.toISOString() ?? null,
    }));
  }

  private async signerIsInstalled(): Promise<boolean> {
    this.installed ||= (
      await this.pool.query<{ found: boolean }>(`SELECT to_regclass('audit_signer.key') IS NOT NULL AS found`)
    ).rows[0]!.found;
    return this.installed;
  }
}
