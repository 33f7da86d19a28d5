import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@liandong/event-sourcing';
import { Sealer, ServiceRuntime } from '@liandong/service-kit';
import type { SealedPhotograph } from '../report.events.js';
import { placeOf } from '../report.sealing.js';

const FIELD = 'photograph';

/**
 * The photographs of reports, sealed under the report's key, beside the log (docs/adr/0029): the event has the digest of the ciphertext, by which it is found
 * and by which it shows that it was changed. No row says when it came.
 */
@Injectable()
export class PhotographStore {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly sealer: Sealer,
  ) {}

  /** @throws DomainError sealing.key-destroyed, sealing.key-unavailable */
  async keep(reportId: string, occasion: string, photograph: Uint8Array): Promise<SealedPhotograph> {
    const { keyId, content } = await this.sealer.sealFile(placeOf(reportId), occasion, FIELD, photograph);
    const digest = digestOf(content);
    await this.runtime.pool.query(
      'INSERT INTO clue_intake.report_photographs (report_id, digest, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [reportId, digest, content],
    );
    return { keyId, digest };
  }

  /** @throws DomainError report.photograph-lost, sealing.key-destroyed, sealing.key-unavailable, sealing.unreadable */
  async open(reportId: string, { digest }: SealedPhotograph): Promise<Buffer> {
    const { rows } = await this.runtime.pool.query<{ content: Buffer }>(
      'SELECT content FROM clue_intake.report_photographs WHERE report_id = $1 AND digest = $2',
      [reportId, digest],
    );
    const content = rows[0]?.content;
    if (!content || digestOf(content) !== digest)
      throw new DomainError({
        code: 'report.photograph-lost',
        zh: '照片已丢失或被改动,请从备份恢复',
        en: 'The photograph is lost or was changed; restore it from a backup',
      });
    return this.sealer.unsealFile(placeOf(reportId), FIELD, content);
  }

  /** One that no event names. */
  async drop(reportId: string, { digest }: SealedPhotograph): Promise<void> {
    await this.runtime.pool.query('DELETE FROM clue_intake.report_photographs WHERE report_id = $1 AND digest = $2', [reportId, digest]);
  }

  /** All of a report whose key is destroyed. Safe to repeat. */
  async dropAll(reportId: string): Promise<void> {
    await this.runtime.pool.query('DELETE FROM clue_intake.report_photographs WHERE report_id = $1', [reportId]);
  }
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
