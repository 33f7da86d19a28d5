import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { directForwardErrors } from '../../direct-forward/direct-forward.decider.js';
import { DirectForward } from './direct-forward.entity.js';

/** Envelopes of a jurisdiction. What is about the principal is shown to the reception office alone (B1.7). */
@Injectable()
export class DirectForwardRegisterQuery {
  constructor(@InjectRepository(DirectForward, 'clue-intake') private readonly forwards: Repository<DirectForward>) {}

  /** What is due first comes first. */
  list(principal: Principal, page: { readonly limit: number; readonly offset: number }): Promise<Page<DirectForward>> {
    return pageOf(this.visibleTo(principal).orderBy('d.dueAt', 'ASC').addOrderBy('d.directForwardId', 'ASC'), page);
  }

  /** @throws DomainError direct-forward.unknown: no such envelope, or none that this person may see */
  async get(principal: Principal, directForwardId: string): Promise<DirectForward> {
    const found = await this.visibleTo(principal).andWhere('d.directForwardId = :directForwardId', { directForwardId }).getOne();
    if (!found) throw new DomainError(directForwardErrors.unknown);
    return found;
  }

  private visibleTo(principal: Principal) {
    const query = withinScope(
      this.forwards.createQueryBuilder('d'),
      'd.organisation_id',
      principal,
      'direct-forward.read',
      'd.direct_forward_id',
    );
    return principal.roles.includes('reception-officer') ? query : query.andWhere(`d.recipient = 'principal'`);
  }
}
