import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { jurisdictionOf, jurisdictionsBelow, type Principal, requireRole } from '@liandong/access';
import { ensure } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { flag, type Page, pageOf, paging, type Platform, withoutBarred } from '@liandong/service-kit';
import { recusalErrors } from './recusal.errors.js';
import type { RecusalView, ShownRecusals } from './recusal.view.js';
import type { RecusalLine } from './recusal-register.projection.js';
import type { MatterRecusals } from './recusal.entity.js';

export const RecusalFilter = z.strictObject({ ...paging, pending: flag.optional(), person: z.string().min(1).max(100).optional() });
export type RecusalFilter = z.output<typeof RecusalFilter>;

/** What a person is told of the own recusals: that they are, and how they were decided; nothing of the matter. */
export type OwnRecusal = Pick<RecusalLine, 'ground' | 'raisedOn' | 'status'> & {
  readonly matterId: string;
  readonly decidedOn: string | null;
};

/** Recusals of a jurisdiction, and of those below it: the upper body decides on the chief's (B4.2). Nobody reads of a matter that they are kept from. */
export class RecusalRegisterQuery {
  constructor(
    private readonly recusals: Repository<MatterRecusals>,
    private readonly platform: Pick<Platform, 'clock'>,
    private readonly view: RecusalView,
  ) {}

  list(principal: Principal, filter: RecusalFilter): Promise<Page<MatterRecusals>> {
    const query = this.visibleTo(principal);
    if (filter.pending !== undefined) query.andWhere(filter.pending ? 'r.pending > 0' : 'r.pending = 0');
    if (filter.person) query.andWhere('r.recusals @> :person::jsonb', { person: JSON.stringify([{ personId: filter.person }]) });
    return pageOf(query.orderBy('r.matterId', 'ASC'), filter);
  }

  /** @throws DomainError recusal.unknown: none in this matter, or none that this person may see */
  async get(principal: Principal, matterId: string): Promise<ShownRecusals> {
    const row = await this.visibleTo(principal).andWhere('r.matterId = :matterId', { matterId }).getOne();
    ensure(row, recusalErrors.unknown);
    return this.view.show(row, principal, this.platform.clock.now());
  }

  async own(principal: Principal): Promise<{ readonly items: readonly OwnRecusal[] }> {
    requireRole(principal, 'recusal.read-own');
    const { personId } = principal;
    const rows = await this.recusals
      .createQueryBuilder('r')
      .andWhere('r.recusals @> :person::jsonb', { person: JSON.stringify([{ personId }]) })
      .orderBy('r.matterId', 'ASC')
      .getMany();
    return {
      items: rows.flatMap(({ matterId, recusals }) =>
        recusals
          .filter((one) => one.personId === personId)
          .map(({ ground, raisedOn, status, decision }) => ({
            matterId,
            ground,
            raisedOn,
            status,
            decidedOn: decision?.decidedOn ?? null,
          })),
      ),
    };
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<MatterRecusals> {
    requireRole(principal, 'recusal.read');
    const jurisdictions = [
      jurisdictionOf(principal.organisationId),
      ...jurisdictionsBelow(principal.organisationId, dateInChina(this.platform.clock.now())),
    ];
    const query = this.recusals
      .createQueryBuilder('r')
      .andWhere(`split_part(r.organisation_id, '.', 1) IN (:...jurisdictions)`, { jurisdictions });
    // What only other services told has no line.
    query.andWhere('r.about_id IS NOT NULL');
    return withoutBarred(query, 'r.matter_id', principal);
  }
}
