import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { type Subject, subjectKindOf } from '@liandong/contracts';
import { DomainError } from '@liandong/event-sourcing';
import { type Page, pageOf, paging, withinScope } from '@liandong/service-kit';
import { keyMarkErrors, keyMarkKinds } from '../../key-mark/key-mark.decider.js';
import { bigramsOf } from '../../similarity/similarity.js';
import { LibraryClue } from '../clue-library/clue-library.entity.js';
import { Clue } from '../clue-register/clue.entity.js';
import { KeyMark } from './key-mark.entity.js';

export const KeyMarkFilter = z.strictObject({
  ...paging,
  kind: z.enum(keyMarkKinds).optional(),
  status: z.enum(['set', 'lifted']).optional(),
});
export type KeyMarkFilter = z.output<typeof KeyMarkFilter>;

export type FollowedClue = Pick<Clue, 'clueId' | 'number' | 'title' | 'status' | 'receivedOn'>;

/** Marks, and the clues that they follow: those about the person, and those that name the matter or problem (1.25). */
@Injectable()
export class KeyMarkRegisterQuery {
  constructor(
    @InjectRepository(KeyMark, 'clue-intake') private readonly marks: Repository<KeyMark>,
    @InjectRepository(Clue, 'clue-intake') private readonly clues: Repository<Clue>,
  ) {}

  /** The newest first. */
  list(principal: Principal, filter: KeyMarkFilter): Promise<Page<KeyMark>> {
    const query = this.visibleTo(principal);
    if (filter.kind) query.andWhere('m.kind = :kind', filter);
    if (filter.status) query.andWhere(`m.liftedOn IS ${filter.status === 'set' ? '' : 'NOT '}NULL`);
    return pageOf(query.orderBy('m.markedOn', 'DESC').addOrderBy('m.keyMarkId', 'ASC'), filter);
  }

  /** @throws DomainError key-mark.unknown: no such mark, or none that this person may see */
  async get(principal: Principal, keyMarkId: string): Promise<KeyMark> {
    const found = await this.visibleTo(principal).andWhere('m.keyMarkId = :keyMarkId', { keyMarkId }).getOne();
    if (!found) throw new DomainError(keyMarkErrors.unknown);
    return found;
  }

  /** What came in about a mark, before and after it was set; the newest first. */
  async cluesOf(
    principal: Principal,
    keyMarkId: string,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Page<FollowedClue>> {
    const { organisationId, kind, name, unit } = await this.get(principal, keyMarkId);
    const query = withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue.read').andWhere(
      'c.organisationId = :organisationId',
      { organisationId },
    );
    const { where, held } = followedBy({ kind, name, unit });
    query.andWhere((outer) => `c.clueId IN ${outer.subQuery().select('l.clueId').from(LibraryClue, 'l').where(where).getQuery()}`, {
      held,
    });
    if (isWords(kind)) query.andWhere('(strpos(c.title, :name) > 0 OR strpos(c.summary, :name) > 0)', { name });
    query.select(['c.clueId', 'c.number', 'c.title', 'c.status', 'c.receivedOn']);
    return pageOf(query.orderBy('c.receivedOn', 'DESC').addOrderBy('c.clueId', 'ASC'), page);
  }

  private visibleTo(principal: Principal) {
    return withinScope(this.marks.createQueryBuilder('m'), 'm.organisation_id', principal, 'key-mark.read', null);
  }

  /**
   * The marks in force that a clue meets.
   *
   * @throws DomainError clue.unknown
   */
  async marksOf(principal: Principal, clueId: string): Promise<readonly KeyMark[]> {
    const one = await withinScope(this.clues.createQueryBuilder('c'), 'c.organisation_id', principal, 'clue.read')
      .andWhere('c.clueId = :clueId', { clueId })
      .getOne();
    if (!one) throw new DomainError({ code: 'clue.unknown', kind: 'not-found', zh: '没有这条线索', en: 'There is no such clue' });
    const marks = await this.visibleTo(principal)
      .andWhere('m.organisationId = :organisationId AND m.liftedOn IS NULL', one)
      .orderBy('m.markedOn', 'DESC')
      .addOrderBy('m.keyMarkId', 'ASC')
      .getMany();
    return marks.filter(({ kind, name, unit }) =>
      isWords(kind)
        ? `${one.title}\n${one.summary}`.includes(name)
        : one.subjects.some((subject) => isMarked(subject, { kind, name, unit })),
    );
  }
}

type Mark = Pick<KeyMark, 'kind' | 'name' | 'unit'>;

/** 重点事、重点问题 are known by words. */
const isWords = (kind: string) => kind === 'matter' || kind === 'problem';

/** What of the library tells that a clue is about a mark: institutions by their unit, persons by name, and everything else by its words. */
function followedBy({ kind, name, unit }: Mark): { readonly where: string; readonly held: readonly (string | number)[] } {
  if (isWords(kind)) return { where: 'l.searched @> :held', held: bigramsOf(name) };
  if (kind === 'institution') return { where: 'l.institutions @> :held', held: [unit!] };
  return unit ? { where: 'l.persons @> :held', held: [`${name}\n${unit}`] } : { where: 'l.names @> :held', held: [name] };
}

/** Whoever is unidentified is no marked person, whatever the report calls it. */
function isMarked(subject: Subject, { kind, name, unit }: Mark): boolean {
  if (kind !== subjectKindOf(subject)) return false;
  return kind === 'institution'
    ? subject.organisationId === unit
    : subject.name === name && (unit === null || subject.organisationId === unit);
}
