import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { MOST_ITEMS } from '../../reconciliation/reconciliation.decider.js';
import type { ReconciledItem } from '../../reconciliation/reconciliation.events.js';
import { Clue } from '../clue-register/clue.entity.js';
import { TalkInquiry } from '../talk-inquiry-register/talk-inquiry.entity.js';

/** With whoever it was routed to, until it is concluded. */
const ROUTED = `c.zoneId IS NOT NULL AND c.status IN ('routed', 'verified', 'disposal-proposed')`;
/** What a department has of its own (B1.5, B1.8): a clue that ended otherwise is with none. */
const WITH_DEPARTMENT = `c.departmentId IS NOT NULL AND c.number IS NOT NULL AND c.status NOT IN ('concluded', 'feedback-given', 'closed')`;
/** Talks and letter inquiries that a department handles (B1.18), whatever became of the clue's other subjects. */
const TALKED = `t.departmentId IS NOT NULL AND t.status NOT IN ('concluded', 'discontinued')`;
/** Zone, named unit or department, and department that a clue is with: each of them is a handler, and has it on a list of its own. */
const HANDS: readonly (readonly [handler: string, held: string])[] = [
  ['c.zoneId', ROUTED],
  [`coalesce(c.handling ->> 'unitId', c.handling ->> 'departmentId')`, `${ROUTED} AND c.handling IS NOT NULL`],
  ['c.departmentId', WITH_DEPARTMENT],
];

/** What the ledger says a handler has. Checks no permission: its callers do. */
@Injectable()
export class HandlerItemsQuery {
  constructor(
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
    @InjectRepository(TalkInquiry, 'clue-intake') private readonly talks: Repository<TalkInquiry>,
  ) {}

  /** In this handler's hands and not concluded, each once; one more than a list may have tells that there are too many. */
  async of(organisationId: string, handlerId: string): Promise<readonly ReconciledItem[]> {
    const talked = this.talked(organisationId).select('t.clueId').andWhere('t.departmentId = :handlerId');
    const held = HANDS.map(([handler, condition]) => `(${condition} AND ${handler} = :handlerId)`);
    const found = await this.clues
      .createQueryBuilder('c')
      .where('c.organisationId = :organisationId', { organisationId, handlerId })
      .andWhere(`(${held.join(' OR ')} OR c.clueId IN (${talked.getQuery()}))`)
      .orderBy('c.number', 'ASC')
      .limit(MOST_ITEMS + 1)
      .getMany();
    return found.map(({ clueId, number, status, mode }) => ({ clueId, number: number!, status, mode }));
  }

  /** Everybody who has something. */
  async handlers(organisationId: string): Promise<readonly string[]> {
    const queries = [
      ...HANDS.map(([handler, condition]) =>
        this.clues
          .createQueryBuilder('c')
          .select(handler, 'handler')
          .where(`c.organisationId = :organisationId AND ${condition} AND ${handler} IS NOT NULL`, { organisationId }),
      ),
      this.talked(organisationId).select('t.departmentId', 'handler'),
    ];
    const rows = await Promise.all(queries.map((query) => query.distinct(true).getRawMany<{ handler: string }>()));
    return [...new Set(rows.flat().map(({ handler }) => handler))].sort();
  }

  private talked(organisationId: string) {
    return this.talks.createQueryBuilder('t').where(`t.organisationId = :organisationId AND ${TALKED}`, { organisationId });
  }
}
