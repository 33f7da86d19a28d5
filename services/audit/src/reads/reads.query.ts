import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Permission, Principal } from '@liandong/access';
import { accessKinds } from '@liandong/event-sourcing';
import { ensureReadable, type Page, pageOf, paging, ServiceRuntime, withinScope } from '@liandong/service-kit';
import { withoutKeptEntries, withoutLooksAtKeptEntries } from '../timeline/kept-entries.js';
import { Read } from './read.entity.js';
import { reads } from './reads.projection.js';

/** How long a question waits for the read of which it is itself the last, in ms. */
const WAIT_MS = 5_000;

/** Filters of one matter's access log; all that are given must hold. */
export const AccessFilter = z.strictObject({
  ...paging,
  person: z.string().max(200).optional(),
  kind: z.enum(['audit-read', ...accessKinds]).optional(),
});
export type AccessFilter = z.output<typeof AccessFilter>;

/** The same across matters. */
export const ReadFilter = AccessFilter.extend({ matter: z.string().max(200).optional() });
export type ReadFilter = z.output<typeof ReadFilter>;

/** Who read what when, the latest first. */
@Injectable()
export class ReadsQuery {
  constructor(
    @InjectRepository(Read, 'audit') private readonly reads: Repository<Read>,
    private readonly runtime: ServiceRuntime,
  ) {}

  private get runner() {
    return this.runtime.runner(reads.name)!;
  }

  /**
   * Asked before the question itself is recorded: what cannot be answered leaves no trace of having been read.
   *
   * @throws StoreUnavailable the read model does not follow, as while it is halted or built
   */
  async ensureFollowing(): Promise<void> {
    await ensureReadable(this.runner, await this.runtime.store.head(), WAIT_MS);
  }

  /**
   * Every read that was recorded up to a position: who asks finds themselves as the last.
   *
   * @throws StoreUnavailable the read model has not reached the position in time
   */
  async list(principal: Principal, permission: Permission, filter: ReadFilter, recorded: bigint): Promise<Page<Read>> {
    await ensureReadable(this.runner, recorded, WAIT_MS);
    const query = withinScope(this.reads.createQueryBuilder('r'), 'r.organisation_id', principal, permission);
    withoutKeptEntries(query, 'r.stream', 'r.matter_id', principal);
    withoutLooksAtKeptEntries(query, `r.query ->> 'eventId'`, 'r.matter_id', principal);
    if (filter.matter !== undefined) query.andWhere('r.matterId = :matter', filter);
    if (filter.person !== undefined) query.andWhere('r.personId = :person', filter);
    if (filter.kind !== undefined) query.andWhere('r.kind = :kind', filter);
    return pageOf(query.orderBy('r.position', 'DESC'), filter);
  }
}
