import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { quarterlyListActions, unknownList } from '../../quarterly-list/quarterly-list.decider.js';
import type { DisposalLine } from '../../quarterly-list/quarterly-list.events.js';
import type { QuarterlyListStatus } from '../../quarterly-list/quarterly-list.decider.js';
import { BarredCluesQuery } from '../clue-register/barred-clues.query.js';
import { modeTerms } from '../../terms/clue.terms.js';
import type { QuarterlyListFilter } from './quarterly-list-register.dto.js';
import { QuarterlyListLine } from './quarterly-list.entity.js';

/** A list as people read it: each line with the Chinese term of its mode. */
type ShownList = Omit<QuarterlyListLine, 'lines'> & { readonly lines: readonly (DisposalLine & { readonly modeName: string })[] };

/** The quarterly lists of a jurisdiction. */
@Injectable()
export class QuarterlyListRegisterQuery {
  constructor(
    @InjectRepository(QuarterlyListLine, 'clue-intake') private readonly lists: Repository<QuarterlyListLine>,
    private readonly barred: BarredCluesQuery,
  ) {}

  /** The newest first. */
  async list(principal: Principal, filter: QuarterlyListFilter): Promise<Page<ShownList>> {
    const query = this.visibleTo(principal);
    if (filter.quarter) query.andWhere('q.quarter = :quarter', filter);
    if (filter.status) query.andWhere('q.status = :status', filter);
    const page = await pageOf(query.orderBy('q.quarter', 'DESC').addOrderBy('q.listId', 'ASC'), filter);
    return { ...page, items: await this.withoutBarred(principal, page.items) };
  }

  /** @throws DomainError quarterly-list.unknown: no such list, or none that this person may see */
  async get(principal: Principal, listId: string): Promise<ShownList & { readonly allowed: readonly string[] }> {
    const found = await this.visibleTo(principal).andWhere('q.listId = :listId', { listId }).getOne();
    if (!found) throw new DomainError(unknownList);
    // Lines enter by themselves.
    const [row] = await this.withoutBarred(principal, [found]);
    return { ...row!, allowed: quarterlyListActions[found.status as QuarterlyListStatus].filter((command) => command !== 'enter') };
  }

  /** B4.1: whoever is recused from a clue does not find it here either. */
  private async withoutBarred(principal: Principal, rows: readonly QuarterlyListLine[]): Promise<ShownList[]> {
    const shown = await this.barred.without(
      principal,
      rows,
      ({ lines }) => lines,
      (row, lines) => ({ ...row, lines }),
    );
    return shown.map((row) => ({ ...row, lines: row.lines.map((line) => ({ ...line, modeName: modeTerms.termOf(line.mode) })) }));
  }

  private visibleTo(principal: Principal): SelectQueryBuilder<QuarterlyListLine> {
    return withinScope(this.lists.createQueryBuilder('q'), 'q.organisation_id', principal, 'quarterly-list.read', null);
  }
}
