import { Injectable } from '@nestjs/common';
import { DomainError, ensure } from '@liandong/event-sourcing';
import { encodeEntries, formatProof, inclusionProof, LedgerError, parseTilePath, TILE_WIDTH, type TileName } from '@liandong/ledger';
import { ServiceRuntime } from '@liandong/service-kit';
import { LedgerRuntime } from '../ledger.runtime.js';
import { describeRefusal } from '../signer/refusal.js';
import { describe } from '../store/finding.js';
import { ledgerErrors } from './ledger.errors.js';

/** Older ones stand in the timeline of the matter `ledger`. */
const CLEARANCES_SHOWN = 20;

export interface TileBody {
  readonly bytes: Uint8Array;
  readonly isFull: boolean;
}

/** What the ledger shows: exactly what a verifier needs, and how far it is. */
@Injectable()
export class LedgerQuery {
  constructor(
    private readonly runtime: LedgerRuntime,
    private readonly service: ServiceRuntime,
  ) {}

  /** The newest checkpoint with all its cosignatures. @throws DomainError ledger.no-checkpoint */
  async checkpoint(): Promise<string> {
    const newest = await this.runtime.checkpoints.newest();
    ensure(newest, ledgerErrors.noCheckpoint);
    return this.runtime.checkpoints.withCosignatures(newest);
  }

  /** @param path as in C2SP tlog-tiles, with `tile/` @throws DomainError ledger.tile-path-invalid, ledger.tile-beyond-tree */
  async tile(path: string): Promise<TileBody> {
    const name = tileNameOf(path);
    const bytes = name.level === 'entries' ? await this.entries(name) : await this.hashes(name.level, name);
    ensure(bytes, ledgerErrors.beyondTree);
    return { bytes, isFull: name.width === TILE_WIDTH };
  }

  /** @throws DomainError ledger.event-unknown, ledger.event-not-published, ledger.no-checkpoint */
  async proof(eventId: string): Promise<string> {
    const { ledger, checkpoints } = this.runtime;
    const leaf = await ledger.leafOfEvent(eventId);
    ensure(leaf, ledgerErrors.eventUnknown);
    const newest = await checkpoints.newest();
    ensure(newest && leaf.index < newest.size, ledgerErrors.notPublished(leaf.index, newest?.size ?? 0));
    return formatProof({
      index: leaf.index,
      proof: await inclusionProof(leaf.index, newest.size, ledger),
      checkpoint: await checkpoints.withCosignatures(newest),
    });
  }

  /** appended → integrated → published, and whether all is well. */
  async status() {
    const { ledger, checkpoints, findings, scrubber, clearances } = this.runtime;
    const [head, tree, newest, key, witnesses, open, refusal, scrub, cleared] = await Promise.all([
      this.service.store.head(),
      ledger.tree(),
      checkpoints.newest(),
      checkpoints.key(),
      checkpoints.witnesses(),
      findings.open(),
      checkpoints.refusal(),
      scrubber.status(),
      clearances.latest(CLEARANCES_SHOWN),
    ]);
    return {
      key: key ?? null,
      appended: { position: head.toString() },
      integrated: { size: tree.size, position: tree.position.toString() },
      published: newest
        ? { size: newest.size, root: Buffer.from(newest.root).toString('base64'), signedAt: newest.signedAt.toISOString() }
        : { size: 0 },
      witnesses,
      scrub,
      findings: open.map((finding) => ({
        ...finding,
        ...(finding.position === undefined ? {} : { position: finding.position.toString() }),
        text: describe(finding),
      })),
      refusal: refusal
        ? { code: refusal.code, refusedAt: refusal.refusedAt.toISOString(), details: refusal.details, text: describeRefusal(refusal) }
        : null,
      clearances: cleared,
    };
  }

  private async hashes(level: number, { index, width }: TileName): Promise<Uint8Array | undefined> {
    const bytes = await this.runtime.ledger.tile(level, index, width);
    return bytes.length === width * 32 ? bytes : undefined;
  }

  private async entries({ index, width }: TileName): Promise<Uint8Array | undefined> {
    const leaves = await this.runtime.ledger.leaves(index * TILE_WIDTH, width);
    return leaves.length === width ? encodeEntries(leaves.map(({ leaf }) => leaf)) : undefined;
  }
}

function tileNameOf(path: string): TileName {
  try {
    return parseTilePath(path);
  } catch (error) {
    throw error instanceof LedgerError ? new DomainError(ledgerErrors.pathInvalid) : error;
  }
}
