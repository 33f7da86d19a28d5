import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import type { Band } from '@liandong/legal-time';
import { type Page, type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { bandOf, clueView, type ShownClue } from '../../views/clue.view.js';
import { LibraryClue } from '../clue-library/clue-library.entity.js';
import { Clue } from './clue.entity.js';
import type { ClueFilter, ClueSelection } from './clue-register.dto.js';
import {
  behind,
  behindByDay,
  countWithout,
  type FoundIds,
  holding,
  namedBy,
  nextAfter,
  orderedByDay,
  pageOfFound,
  pageOfIds,
  selected,
} from './clue-selection.js';

/** A line of the register as it is shown: with the colour of its running limit (B1.23) at the moment of reading. */
export type ClueLine = Clue & {
  /** Null once a mode was approved, or the clue ended without one. */
  readonly band: Band | null;
};

/** A line as it leaves: with what of its handling the pages of the register do not read. */
export type ExportedClue = Clue & Required<Pick<Clue, 'disposedOn' | 'facts'>>;

/** Rows that are read together where every row is wanted. */
const TOGETHER = 1_000;

/** The clue library (线索库) of a jurisdiction. */
@Injectable()
export class ClueRegisterQuery {
  constructor(
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
    @InjectRepository(LibraryClue, 'clue-intake') private readonly library: Repository<LibraryClue>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  /**
   * What has priority and has not ended first (3.14), then the newest. `next`: where the following page begins; null on the last one.
   *
   * @throws DomainError clue.unknown: no clue `after` which to begin that this person may see
   */
  async list(
    principal: Principal,
    { limit, offset, after, ...selection }: ClueFilter,
  ): Promise<Page<ClueLine> & { readonly next: string | null }> {
    const { ids, total } = await this.found(principal, selection, after, { limit: limit + 1, offset });
    const page = ids.slice(0, limit);
    const rows = await this.visible(principal, page);
    const last = page.at(-1);
    const next = ids.length > limit && last !== undefined ? nextAfter(rows.get(last) ?? { clueId: last, urgent: false }) : null;
    return { items: page.flatMap((id) => rows.get(id) ?? []).map((clue) => this.line(clue)), total, limit, offset, next };
  }

  /** Every clue that is meant, the newest first, each once though others come in or end meanwhile. Holds a page at a time. */
  async *all(principal: Principal, selection: ClueSelection): AsyncGenerator<ExportedClue> {
    const now = this.platform.clock.now();
    for (let last: Clue | undefined; ;) {
      const query = selected(this.visibleTo(principal, 'clue.export').addSelect(['c.disposedOn', 'c.facts']), selection, now);
      const rows = await orderedByDay(last ? behindByDay(query, last) : query)
        .limit(TOGETHER)
        .getMany();
      yield* rows as ExportedClue[];
      if (rows.length < TOGETHER) return;
      last = rows.at(-1);
    }
  }

  /** @throws DomainError clue.unknown: no such clue, or none that this person may see */
  async get(principal: Principal, clueId: string): Promise<ShownClue> {
    return clueView.show(await this.find(principal, clueId), principal, this.platform.clock.now());
  }

  private async found(
    principal: Principal,
    selection: ClueSelection,
    after: string | undefined,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<FoundIds> {
    const { text, ...others } = selection;
    // A text and nothing else is for the library alone, whose rows are few bytes: the register need not be read for each that is found.
    const textOnly = text !== undefined && after === undefined && Object.values(others).every((value) => value === undefined);
    if (textOnly)
      return pageOfFound(
        holding(withinScope(this.library.createQueryBuilder('l'), 'l.organisation_id', principal, 'clue.read', 'l.clue_id'), text),
        page,
      );
    const now = this.platform.clock.now();
    const whole = selected(this.visibleTo(principal), selection, now);
    if (text !== undefined && after === undefined) return pageOfFound(whole, page);
    const place = after === undefined ? undefined : namedBy(after);
    const rest = place ? behind(whole, { ...(await this.find(principal, place.clueId)), urgent: place.urgent }) : whole;
    const meant = selected(
      withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue.read', null),
      selection,
      now,
    );
    return pageOfIds(rest, countWithout(meant, principal.barredFrom ?? []), page);
  }

  /** By id. The library may be ahead of the register, and of what tells who is kept from what: that counts for each row, not for its number alone. */
  private async visible(principal: Principal, clueIds: readonly string[]): Promise<ReadonlyMap<string, Clue>> {
    const rows = clueIds.length === 0 ? [] : await this.visibleTo(principal).andWhere('c.clueId IN (:...clueIds)', { clueIds }).getMany();
    return new Map(rows.map((clue) => [clue.clueId, clue]));
  }

  private async find(principal: Principal, clueId: string): Promise<Clue> {
    const clue = await this.visibleTo(principal).andWhere('c.clueId = :clueId', { clueId }).getOne();
    if (!clue) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    return clue;
  }

  private visibleTo(principal: Principal, permission: 'clue.read' | 'clue.export' = 'clue.read'): SelectQueryBuilder<Clue> {
    return withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, permission);
  }

  private line(clue: Clue): ClueLine {
    const { mode, status, disposalDueAt, disposalPausedAt } = clue;
    const limit = { mode, status, disposalDueAt: disposalDueAt.toISOString(), disposalPausedAt: disposalPausedAt?.toISOString() ?? null };
    return { ...clue, band: bandOf(limit, this.platform.clock.now()) };
  }
}
