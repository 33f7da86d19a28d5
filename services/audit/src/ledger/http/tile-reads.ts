import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@liandong/service-kit';
import { AuditReadingService } from '../../reading/audit-reading.service.js';

/** How long one record of a person's reading of checkpoint and tiles holds, in ms. */
export const VISIT_MS = 10 * 60_000;

/**
 * A verifier fetches thousands of tiles, none of which says anything of a matter: the first of a visit is recorded, with what was asked
 * for, and covers what the same person fetches in the next ten minutes from this process.
 */
@Injectable()
export class TileReads {
  private readonly until = new Map<string, number>();

  constructor(private readonly reading: AuditReadingService) {}

  /** @throws StoreUnavailable the read could not be recorded */
  async record(request: RequestContext, path: string, now = Date.now()): Promise<void> {
    const { personId } = request.principal;
    if ((this.until.get(personId) ?? 0) > now) return;
    for (const [person, until] of this.until) if (until <= now) this.until.delete(person);
    await this.reading.record(request, 'tiles', { from: path, minutes: VISIT_MS / 60_000 });
    this.until.set(personId, now + VISIT_MS);
  }
}
