import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { Principal } from '@liandong/access';
import { dateInChina } from '@liandong/legal-time';
import { type Platform, PLATFORM, withinScope } from '@liandong/service-kit';
import { managementLevels } from '@liandong/contracts';
import { Outcome } from './outcome.entity.js';

/** Figures from one day to another, both included; `asOf` is today unless given. */
export const FiguresFilter = z.strictObject({
  from: z.iso.date().default('1949-10-01'),
  asOf: z.iso.date().optional(),
  managedBy: z.enum(managementLevels).optional(),
});
export type FiguresFilter = z.output<typeof FiguresFilter>;

export interface OutcomeFigures {
  readonly from: string;
  readonly asOf: string;
  /** Persons against whom a case was filed (立案). */
  readonly filed: number;
  /** 四种形态: each person once, in the deepest form (B2.26). */
  readonly forms: { readonly first: number; readonly second: number; readonly third: number; readonly fourth: number };
  /** Of those in the first form: 诫勉谈话 and 批评教育. */
  readonly admonished: number;
  readonly educated: number;
  /** Persons with a sanction (处分), each once. */
  readonly sanctioned: number;
  /** Persons per kind of sanction; who has one on both tracks is under both. */
  readonly bySanction: Readonly<Record<string, number>>;
  /** Money taken back by executed decisions, yuan (3.16). */
  readonly recoveredYuan: number;
}

/** How many persons were filed, sanctioned and dealt with, as of any day. */
@Injectable()
export class OutcomeFiguresQuery {
  constructor(
    @InjectRepository(Outcome, 'case-trial') private readonly outcomes: Repository<Outcome>,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async figures(
    principal: Principal,
    { from, asOf = dateInChina(this.platform.clock.now()), managedBy }: FiguresFilter,
  ): Promise<OutcomeFigures> {
    const scoped = () => {
      const query = withinScope(this.outcomes.createQueryBuilder('o'), 'o.organisation_id', principal, 'outcome-figures.read').andWhere(
        'o.person',
      );
      return managedBy ? query.andWhere('o.managedBy = :managedBy', { managedBy }) : query;
    };
    const between = (column: 'filedOn' | 'effectiveOn' | 'recoveredOn') =>
      scoped().andWhere(`o.${column} BETWEEN :from AND :asOf`, { from, asOf });
    const [filed, deepest, bySanction, sanctioned, recoveredYuan] = await Promise.all([
      countOfPersons(between('filedOn')),
      this.deepestForms(between('effectiveOn')),
      this.personsPerSanction(between('effectiveOn')),
      countOfPersons(between('effectiveOn').andWhere('jsonb_array_length(o.sanctions) > 0')),
      sumOfYuan(between('recoveredOn')),
    ]);
    const inForm = (form: number, how?: string) =>
      deepest
        .filter((group) => group.form === form && (how === undefined || group.how === how))
        .reduce((sum, { persons }) => sum + persons, 0);
    return {
      from,
      asOf,
      filed,
      forms: { first: inForm(1), second: inForm(2), third: inForm(3), fourth: inForm(4) },
      admonished: inForm(1, 'admonish'),
      educated: inForm(1, 'criticise-educate'),
      sanctioned,
      bySanction,
      recoveredYuan,
    };
  }

  /** Per person the deepest outcome, then counted. */
  private deepestForms(
    query: SelectQueryBuilder<Outcome>,
  ): Promise<readonly { readonly form: number; readonly how: string; readonly persons: number }[]> {
    const perPerson = query
      .andWhere('o.depth IS NOT NULL')
      .select('o.form', 'form')
      .addSelect('o.how', 'how')
      .distinctOn(['o.subjectId'])
      .orderBy('o.subjectId', 'ASC')
      .addOrderBy('o.depth', 'DESC')
      .addOrderBy('o.entryId', 'ASC');
    return this.outOf(perPerson)
      .select('p.form', 'form')
      .addSelect('p.how', 'how')
      .addSelect('count(*)::int', 'persons')
      .groupBy('p.form')
      .addGroupBy('p.how')
      .getRawMany();
  }

  private async personsPerSanction(query: SelectQueryBuilder<Outcome>): Promise<Readonly<Record<string, number>>> {
    const each = query.select('o.subjectId', 'subject').addSelect('jsonb_array_elements_text(o.sanctions)', 'kind').distinct(true);
    const rows = await this.outOf(each)
      .select('p.kind', 'kind')
      .addSelect('count(*)::int', 'persons')
      .groupBy('p.kind')
      .orderBy('p.kind')
      .getRawMany<{ readonly kind: string; readonly persons: number }>();
    return Object.fromEntries(rows.map(({ kind, persons }) => [kind, persons]));
  }

  /** A query over the rows that another one yields, as `p`. */
  private outOf(inner: SelectQueryBuilder<Outcome>) {
    return this.outcomes.manager.createQueryBuilder().from(`(${inner.getQuery()})`, 'p').setParameters(inner.getParameters());
  }
}

async function countOfPersons(query: SelectQueryBuilder<Outcome>): Promise<number> {
  const row = await query.select('count(DISTINCT o.subjectId)::int', 'persons').getRawOne<{ readonly persons: number }>();
  return row?.persons ?? 0;
}

async function sumOfYuan(query: SelectQueryBuilder<Outcome>): Promise<number> {
  const row = await query.select('coalesce(sum(o.propertyYuan), 0)::float8', 'yuan').getRawOne<{ readonly yuan: number }>();
  return row?.yuan ?? 0;
}
