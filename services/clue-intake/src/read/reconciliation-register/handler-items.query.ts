import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { MOST_ITEMS } from '../../reconciliation/reconciliation.decider.js';
import type { ReconciledItem } from '../../reconciliation/reconciliation.events.js';
import { Clue } from '../clue-register/clue.entity.js';

/** What the ledger says a handler has. Checks no permission: its callers do. */
@Injectable()
export class HandlerItemsQuery {
  constructor(@InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>) {}

  /** Routed to this handler and not concluded; one more than a list may have tells that there are too many. */
  async of(organisationId: string, handlerId: string): Promise<readonly ReconciledItem[]> {
    const found = await this.handled(organisationId)
      .andWhere('c.zoneId = :handlerId', { handlerId })
      .orderBy('c.number', 'ASC')
      .limit(MOST_ITEMS + 1)
      .getMany();
    return found.map(({ clueId, number, status, mode }) => ({ clueId, number: number!, status, mode }));
  }

  /** Everybody who has something. */
  async handlers(organisationId: string): Promise<readonly string[]> {
    const rows = await this.handled(organisationId).select('c.zone_id', 'handler').distinct(true).getRawMany<{ handler: string }>();
    return rows.map(({ handler }) => handler).sort();
  }

  private handled(organisationId: string) {
    return this.clues
      .createQueryBuilder('c')
      .where(`c.organisationId = :organisationId AND c.zoneId IS NOT NULL AND c.status IN ('routed', 'verified', 'disposal-proposed')`, {
        organisationId,
      });
  }
}
