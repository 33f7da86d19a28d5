import type pg from 'pg';
import { formatCheckpoint, type Signer, signNote, type TileSource } from '@liandong/ledger';
import { inTransaction } from '@liandong/projections';
import { OPEN_FINDING, OPEN_REFUSAL } from '../clearance/clearances.js';
import { LedgerStore } from '../store/ledger-store.js';
import { checkTree } from './check-tree.js';
import type { RefusalCode, SignerRefusal } from './refusal.js';
import type { SignedHead, StateFile } from './state-file.js';

export interface LedgerSignerOptions {
  /** As the signer's own role. */
  readonly pool: pg.Pool;
  readonly key: Signer;
  readonly state: StateFile;
  /** A checkpoint is due once so many leaves were added, … */
  readonly everyEvents: number;
  /** … or so many seconds after the last one, if any were. */
  readonly everySeconds: number;
  readonly now?: () => Date;
  readonly onRefusal?: (refusal: Pick<SignerRefusal, 'code' | 'details'>) => void;
}

export type Attempt =
  | { readonly kind: 'signed'; readonly size: number }
  | { readonly kind: 'not-due' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

type Refused = Pick<SignerRefusal, 'code' | 'details'>;

/**
 * Signs checkpoints (检查点), and only those of a tree that continues what it has signed before. A refusal stands until an operator has
 * cleared it, also over restarts.
 */
export class LedgerSigner {
  constructor(private readonly options: LedgerSignerOptions) {}

  /** Signs where that is due. Several at once take turns. */
  async attempt(): Promise<Attempt> {
    const { attempt, refused } = await inTransaction(this.options.pool, async (client) => {
      await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('liandong:ledger-signer', 0))`);
      const [standing] = await openRefusals(client);
      if (standing) return { attempt: { kind: 'refused', code: standing.code } as Attempt };
      return this.sign(client);
    });
    if (refused) this.options.onRefusal?.(refused);
    return attempt;
  }

  private async sign(client: pg.ClientBase): Promise<{ readonly attempt: Attempt; readonly refused?: Refused }> {
    const { key, state } = this.options;
    const ledger = new LedgerStore(client);
    const [inDatabase, inFile, { size }] = [await lastCheckpoint(client), await state.read(), await ledger.tree()];
    const signed = [inDatabase, inFile].filter((head) => head !== undefined);
    const refused = await this.objections(client, inDatabase, inFile);
    if (refused) return refuse(client, refused);
    if (!this.isDue(size, signed)) return { attempt: { kind: 'not-due' } };
    const checked = await checkTree(size, signed, inTurn(ledger));
    if ('code' in checked) return refuse(client, checked);
    const { root } = checked;
    const signedAt = this.now();
    const note = signNote(formatCheckpoint({ origin: key.name, size, root }), [key]);
    await client.query(
      'INSERT INTO audit_signer.checkpoints (size, root, note, signed_at) VALUES ($1, $2, $3, $4) ON CONFLICT (size) DO NOTHING',
      [size, Buffer.from(root), note, signedAt],
    );
    await client.query('INSERT INTO audit_signer.key (vkey) VALUES ($1) ON CONFLICT (single) DO NOTHING', [key.vkey]);
    // Before anybody can see the checkpoint: a state that is ahead of the database does no harm, one that is behind would.
    await state.write({ size, root, signedAt });
    return { attempt: { kind: 'signed', size } };
  }

  /** What forbids any signature, due or not. */
  private async objections(
    client: pg.ClientBase,
    inDatabase: SignedHead | undefined,
    inFile: SignedHead | undefined,
  ): Promise<Refused | undefined> {
    const { rows } = await client.query<{ finding_id: string; kind: string }>(
      `SELECT finding_id, kind FROM audit.ledger_findings f WHERE ${OPEN_FINDING} ORDER BY finding_id LIMIT 1`,
    );
    if (rows[0]) return { code: 'open-findings', details: { finding: rows[0].finding_id, kind: rows[0].kind } };
    if (inDatabase && inFile && inDatabase.size === inFile.size && Buffer.compare(inDatabase.root, inFile.root) !== 0)
      return { code: 'signed-twice', details: { signed: inFile.size, size: inDatabase.size } };
    const keys = await client.query<{ vkey: string }>('SELECT vkey FROM audit_signer.key');
    if (keys.rows[0] && keys.rows[0].vkey !== this.options.key.vkey) return { code: 'other-key', details: { known: keys.rows[0].vkey } };
    const tree = await new LedgerStore(client).tree();
    const last = Math.max(inDatabase?.size ?? 0, inFile?.size ?? 0);
    return tree.size < last ? { code: 'tree-shorter-than-signed', details: { signed: last, size: tree.size } } : undefined;
  }

  private isDue(size: number, signed: readonly SignedHead[]): boolean {
    const { everyEvents, everySeconds } = this.options;
    const last = signed.reduce<SignedHead | undefined>((best, head) => (best && best.size >= head.size ? best : head), undefined);
    if (!last) return size > 0;
    return size > last.size && (size - last.size >= everyEvents || this.now().getTime() - last.signedAt.getTime() >= everySeconds * 1_000);
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

/** One connection answers one query at a time. */
function inTurn(tiles: TileSource): TileSource {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    tile(level, index, width) {
      const next = turn.then(() => tiles.tile(level, index, width));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

async function refuse(client: pg.ClientBase, refused: Refused): Promise<{ readonly attempt: Attempt; readonly refused: Refused }> {
  await client.query('INSERT INTO audit_signer.refusals (code, details) VALUES ($1, $2)', [refused.code, JSON.stringify(refused.details)]);
  return { attempt: { kind: 'refused', code: refused.code }, refused };
}

/** The refusals that no operator has cleared yet, the first one first. */
export async function openRefusals(db: Pick<pg.ClientBase, 'query'>): Promise<readonly SignerRefusal[]> {
  const { rows } = await db.query<{ refusal_id: string; code: RefusalCode; refused_at: Date; details: Readonly<Record<string, unknown>> }>(
    `SELECT refusal_id, code, refused_at, details FROM audit_signer.refusals r WHERE ${OPEN_REFUSAL} ORDER BY refusal_id`,
  );
  return rows.map((row) => ({ id: row.refusal_id, code: row.code, refusedAt: row.refused_at, details: row.details }));
}

async function lastCheckpoint(client: pg.ClientBase): Promise<SignedHead | undefined> {
  const { rows } = await client.query<{ size: string; root: Buffer; signed_at: Date }>(
    'SELECT size, root, signed_at FROM audit_signer.checkpoints ORDER BY size DESC LIMIT 1',
  );
  return rows[0] && { size: Number(rows[0].size), root: rows[0].root, signedAt: rows[0].signed_at };
}
