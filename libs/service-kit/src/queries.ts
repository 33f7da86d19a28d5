import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Permission, type Principal, readableRange } from '@liandong/access';
import { type Band, yellowUntil } from '@liandong/legal-time';

/**
 * Narrows a query to what the principal may read under this permission: rows whose organisation (an organisation path in `column`,
 * such as `c.organisation_id`) lies in the permission's scope, and which belong to no matter that a recusal keeps the principal from (B4.1).
 * Add it to every query of a read model.
 *
 * @param record column with the id of the row's matter or of a record in it; null where rows belong to no matter
 */
export function withinScope<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  column: string,
  principal: Principal,
  permission: Permission,
  record: string | null = matterOf(column),
): SelectQueryBuilder<T> {
  const root = readableRange(principal, permission);
  withoutBarred(query, record, principal);
  if (root === undefined) return query;
  return query.andWhere(`(${column} = :scopeRoot OR starts_with(${column}, :scopeBelow))`, { scopeRoot: root, scopeBelow: `${root}.` });
}

/** Leaves out what a recusal keeps the principal from (B4.1): for queries whose scope is not that of a permission. */
export function withoutBarred<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  record: string | null,
  { barredFrom = [] }: Principal,
): SelectQueryBuilder<T> {
  return record === null || barredFrom.length === 0 ? query : query.andWhere(`NOT ${record} = ANY(:barredFrom)`, { barredFrom });
}

function matterOf(column: string): string {
  return `${column.split('.')[0]!}.matter_id`;
}

/** Narrows a query to running limits of one colour at a moment (B1.23): what `warningBand` tells of a row, as a condition on `column`, its `timestamptz` end. */
export function inBand<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  column: string,
  band: Band,
  at: string,
): SelectQueryBuilder<T> {
  const condition = {
    red: `${column} < :bandAt`,
    yellow: `${column} >= :bandAt AND ${column} <= :yellowUntil`,
    blue: `${column} > :yellowUntil`,
  }[band];
  return query.andWhere(condition, { bandAt: at, yellowUntil: yellowUntil(at) });
}

/** `true` or `false` in a query, and no other word. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** `?limit=&offset=` of a list: spread it into the query's schema. At most 200 rows of one page. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Rows of all pages. */
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

/** Reads one page. The query needs a total order, or pages overlap: end it with the key. */
export async function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Page<T>> {
  const [items, total] = await query.limit(limit).offset(offset).getManyAndCount();
  return { items, total, limit, offset };
}

/** Stands on record for what was sought in texts, and for a name. */
const SOUGHT = '*';
const SEARCHES = ['text', 'subject'];

/** A selection as it is put on record: of what was sought in texts or by name only that it was, since it may name a reporter, and a record is never erased (B4.3). */
export function asRecorded<F extends object>(selection: F): F {
  const told = Object.entries(selection).map(
    ([name, value]) => [name, value !== undefined && SEARCHES.includes(name) ? SOUGHT : value] as const,
  );
  return Object.fromEntries(told) as F;
}
