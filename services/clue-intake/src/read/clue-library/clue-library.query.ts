import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { Principal } from '@liandong/access';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, withinScope } from '@liandong/service-kit';
import { seriesErrors } from '../../series/series.decider.js';
import { duplicateReasons, duplicateWeights, type Reason } from '../../similarity/duplicates.js';
import { bigramsOf } from '../../similarity/similarity.js';
import { Clue } from '../clue-register/clue.entity.js';
import { LibraryClue } from './clue-library.entity.js';

export interface Candidate {
  readonly clueId: string;
  readonly number: string | null;
  readonly title: string;
  readonly receivedOn: string;
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly series: readonly string[];
}

export type ClueOfSeries = Pick<LibraryClue, 'clueId' | 'number' | 'title' | 'receivedOn'>;

/** What of another clue is compared and shown. */
const COMPARED = [
  'clueId',
  'number',
  'title',
  'receivedOn',
  'persons',
  'names',
  'institutions',
  'units',
  'series',
] as const satisfies readonly (keyof LibraryClue)[];

/** Compared at most, the nearest in time first. */
const MOST = 500;

/** What in the library may say the same as a clue (B1.8), and what belongs together (串并). */
@Injectable()
export class ClueLibraryQuery {
  constructor(
    @InjectRepository(LibraryClue, 'clue-intake') private readonly clues: Repository<LibraryClue>,
    @InjectRepository(Clue, 'clue-intake') private readonly register: Repository<Clue>,
  ) {}

  /**
   * The likeliest first. Compared are clues of the same library that share a person’s name or an institution, a band of the text’s signature, or a unit
   * within the time in which nearness counts: everything that may reach the threshold, except one in a hundred of those alike in text alone.
   *
   * @throws DomainError clue.unknown: no such clue, or none that this person may see
   */
  async candidates(principal: Principal, clueId: string): Promise<{ readonly weights: string; readonly items: readonly Candidate[] }> {
    const one = await this.visibleTo(principal).andWhere('l.clueId = :clueId', { clueId }).getOne();
    if (!one) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    const { names, institutions, units, signature, receivedOn, organisationId } = one;
    const others = await this.visibleTo(principal)
      .andWhere('l.organisationId = :organisationId AND l.clueId <> :clueId', { organisationId, clueId })
      .andWhere(
        '(l.names && :names OR l.institutions && :institutions OR l.signature && :signature OR (l.units && :units AND abs(l.receivedOn - CAST(:receivedOn AS date)) <= :days))',
        { names, institutions, signature, units, receivedOn, days: duplicateWeights.days },
      )
      .select(COMPARED.map((column) => `l.${column}`))
      .addSelect('abs(l.receivedOn - CAST(:receivedOn AS date))', 'distance')
      .orderBy('distance', 'ASC')
      .addOrderBy('l.clueId', 'ASC')
      .limit(MOST)
      .getMany();
    const pairsOf = await this.pairs([one, ...others].map((clue) => clue.clueId));
    const asked = { ...one, pairs: pairsOf(one) };
    const items = others
      .map((other) => ({
        clueId: other.clueId,
        number: other.number,
        title: other.title,
        receivedOn: other.receivedOn,
        ...duplicateReasons(asked, { ...other, pairs: pairsOf(other) }),
        series: other.series,
      }))
      .filter(({ score }) => score >= duplicateWeights.threshold)
      .sort((a, b) => b.score - a.score || a.clueId.localeCompare(b.clueId));
    return { weights: duplicateWeights.version, items: items.slice(0, 50) };
  }

  /** Made of the texts as they are compared: stored beside each clue they would be most of the library. */
  private async pairs(clueIds: readonly string[]): Promise<(clue: LibraryClue) => readonly number[]> {
    const found = await this.register.find({ select: { clueId: true, summary: true }, where: { clueId: In([...clueIds]) } });
    const summaries = new Map(found.map(({ clueId, summary }) => [clueId, summary]));
    return ({ clueId, title }) => bigramsOf(`${title}\n${summaries.get(clueId) ?? ''}`);
  }

  /** @throws DomainError series.unknown: no such series, or none of whose clues this person may see */
  async ofSeries(
    principal: Principal,
    seriesId: string,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Page<ClueOfSeries>> {
    const query = this.visibleTo(principal)
      .andWhere(':seriesId = ANY (l.series)', { seriesId })
      .select(['l.clueId', 'l.number', 'l.title', 'l.receivedOn']);
    const found = await pageOf(query.orderBy('l.receivedOn', 'ASC').addOrderBy('l.clueId', 'ASC'), page);
    if (found.total === 0) throw new DomainError(seriesErrors.unknown);
    return found;
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.clues.createQueryBuilder('l'), 'l.organisation_id', principal, 'clue.read', 'l.clue_id');
  }
}
