import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { warningBand } from '@liandong/legal-time';
import { type Page, pageOf, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { bigramsOf } from '../../similarity/similarity.js';
import { clueView, type ShownClue } from '../../views/clue.view.js';
import { LibraryClue } from '../clue-library/clue-library.entity.js';
import { Clue } from './clue.entity.js';
import type { ClueFilter } from './clue-register.dto.js';

/** A line of the register as it is shown: with the colour of its running limit (B1.23) at the moment of reading. */
export type ClueLine = Clue & {
  /** Null once a mode was approved, or the clue ended without one. */
  readonly band: 'blue' | 'yellow' | 'red' | null;
};

/** The limit of B1.2 runs while no mode was approved and the clue is still ours. */
const UNDECIDED = `c.mode IS NULL AND c.disposalPausedAt IS NULL AND c.status NOT IN ('forwarded', 'returned', 'repeat-kept')`;

/** The clue library (线索库) of a jurisdiction. */
@Injectable()
export class ClueRegisterQuery {
  constructor(
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /** The newest first; priority (3.14) before the rest of its day. */
  async list(principal: Principal, filter: ClueFilter): Promise<Page<ClueLine>> {
    const query = this.visibleTo(principal);
    if (filter.status) query.andWhere('c.status = :status', filter);
    if (filter.source) query.andWhere('c.sourceKind = :source', filter);
    if (filter.priority !== undefined) query.andWhere('c.priority = :priority', filter);
    if (filter.problemKind) query.andWhere(`c.origin ->> 'problemKind' = :problemKind`, filter);
    if (filter.occasion) query.andWhere(`c.origin ->> 'occasion' = :occasion`, filter);
    if (filter.zone) query.andWhere('c.zoneId = :zone', filter);
    if (filter.matter) query.andWhere('c.matterId = :matter', filter);
    if (filter.overdue !== undefined) query.andWhere(`${filter.overdue ? '' : 'NOT '}(${UNDECIDED} AND c.disposalDueAt < :now)`, { now: this.platform.clock.now() });
    const pairs = bigramsOf(filter.text ?? '');
    // The index narrows, strpos decides: pairs may stand in another order.
    if (pairs.length > 0) query.andWhere((outer) => `c.clueId IN ${outer.subQuery().select('l.clueId').from(LibraryClue, 'l').where('l.searched @> :pairs').getQuery()}`, { pairs });
    // strpos takes the text as it is: no wildcards to escape.
    if (filter.text) query.andWhere('(strpos(lower(c.title), lower(:text)) > 0 OR strpos(c.number, :text) > 0 OR strpos(c.summary, :text) > 0 OR strpos(c.sourceReference, :text) > 0)', filter);
    query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.priority', 'DESC').addOrderBy('c.clueId', 'ASC');
    const page = await pageOf(query, filter);
    return { ...page, items: page.items.map((clue) => this.line(clue)) };
  }

  /** @throws DomainError clue.unknown: no such clue, or none that this person may see */
  async get(principal: Principal, clueId: string): Promise<ShownClue> {
    const clue = await this.visibleTo(principal).andWhere('c.clueId = :clueId', { clueId }).getOne();
    if (!clue) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    return clueView.show(clue, principal, this.platform.clock.now());
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<Clue> {
    return withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue.read');
  }

  private line(clue: Clue): ClueLine {
    const ended = ['forwarded', 'returned', 'repeat-kept'].includes(clue.status);
    return { ...clue, band: clue.mode !== null || clue.disposalPausedAt !== null || ended ? null : warningBand(clue.disposalDueAt.toISOString(), this.platform.clock.now()) };
  }
}
