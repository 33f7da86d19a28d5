import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ensure } from '@liandong/event-sourcing';
import { EXPORT_FORMAT, type ExportKeys, newVerifier } from '@liandong/ledger';
import { ServiceRuntime } from '@liandong/service-kit';
import { LEDGER_CONFIG, LedgerRuntime } from '../ledger/ledger.runtime.js';
import type { SignedCheckpoint } from '../ledger/store/checkpoints.js';
import { type LedgerConfig, witnessesOf } from '../ledger/witnesses/witness.config.js';
import { type MatterUntil, TimelineQuery } from '../timeline/timeline.query.js';
import { archiveOf } from './archive.js';
import { EventSource } from './event-source.js';
import { exportErrors } from './export.errors.js';

/** How long an export waits for a checkpoint over the matter's latest events and its cosignatures, in ms. */
const PATIENCE_MS = 15_000;
const POLL_MS = 250;

interface Published {
  readonly checkpoint: SignedCheckpoint;
  readonly note: string;
  readonly cosignatures: number;
}

/** A matter as evidence that can be checked without this system. */
@Injectable()
export class ExportService {
  patienceMs = PATIENCE_MS;

  constructor(
    private readonly timelines: TimelineQuery,
    private readonly ledger: LedgerRuntime,
    private readonly service: ServiceRuntime,
    @Inject(LEDGER_CONFIG) private readonly config: LedgerConfig,
  ) {}

  /**
   * Every event of the matter that is under the newest checkpoint. Waits a while until that covers them all.
   *
   * @throws DomainError audit.export-nothing-published
   */
  async export(matter: MatterUntil): Promise<Readable> {
    const eventIds = await this.eventIdsOf(matter);
    const { published, leaves } = await this.awaitCheckpoint(eventIds);
    const log = await this.ledger.checkpoints.key();
    const covered = leaves.filter((index) => index < (published?.checkpoint.size ?? 0)).sort((a, b) => a - b);
    ensure(published && log && covered.length > 0, exportErrors.nothingPublished);
    const { checkpoint, note } = published;
    const source = new EventSource(this.service.store, this.ledger.ledger, { size: checkpoint.size, note });
    const manifest = {
      format: EXPORT_FORMAT,
      matterId: matter.matterId,
      exportedAt: checkpoint.signedAt.toISOString(),
      origin: newVerifier(log).name,
      treeSize: checkpoint.size,
      events: covered.length,
      complete: covered.length === eventIds.length,
      leaves: covered,
    } as const;
    return archiveOf({ manifest, keys: this.keys(log), checkpoint: note, event: (index) => source.read(index) });
  }

  private async eventIdsOf(matter: MatterUntil): Promise<readonly string[]> {
    const rows = await this.timelines
      .of(matter)
      .select('t.eventId', 'eventId')
      .orderBy('t.position', 'ASC')
      .getRawMany<{ eventId: string }>();
    return rows.map(({ eventId }) => eventId);
  }

  private async awaitCheckpoint(
    eventIds: readonly string[],
  ): Promise<{ readonly published: Published | undefined; readonly leaves: readonly number[] }> {
    const leaves = new Map<string, number>();
    for (const until = Date.now() + this.patienceMs; ;) {
      for (const id of eventIds) if (!leaves.has(id)) await this.findLeaf(id, leaves);
      const published = await this.newest();
      const covers = leaves.size === eventIds.length && [...leaves.values()].every((index) => index < (published?.checkpoint.size ?? 0));
      if ((covers && published && published.cosignatures >= this.quorum) || Date.now() > until)
        return { published, leaves: [...leaves.values()] };
      await pause(POLL_MS);
    }
  }

  private async findLeaf(eventId: string, leaves: Map<string, number>): Promise<void> {
    const leaf = await this.ledger.ledger.leafOfEvent(eventId);
    if (leaf) leaves.set(eventId, leaf.index);
  }

  private async newest(): Promise<Published | undefined> {
    const checkpoint = await this.ledger.checkpoints.newest();
    if (!checkpoint) return undefined;
    const note = await this.ledger.checkpoints.withCosignatures(checkpoint);
    return { checkpoint, note, cosignatures: note.slice(checkpoint.note.length).split('\n').length - 1 };
  }

  /** More than half of the witnesses: one that is away must not keep everybody from checking. */
  private get quorum(): number {
    const { length } = witnessesOf(this.config);
    return length === 0 ? 0 : Math.floor(length / 2) + 1;
  }

  private keys(log: string): ExportKeys {
    return { log, witnesses: witnessesOf(this.config).map(({ verifier }) => verifier.vkey), quorum: this.quorum };
  }
}
