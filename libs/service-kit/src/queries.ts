import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Permission, type Principal, readableRange } from '@liandong/access';

/**
 * Narrows a query to what the principal may read under this permission: rows whose organisation (an organisation path in `column`,
 * such as `c.organisation_id`) lies in the permission's scope. Add it to every query of a read model.
 */
export function withinScope<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, column: string, principal: Principal, permission: Permission): SelectQueryBuilder<T> {
  const root = readableRange(principal, permission);
  if (root === undefined) return query;
  return query.andWhere(`(${column} = :scopeRoot OR starts_with(${column}, :scopeBelow))`, { scopeRoot: root, scopeBelow: `${root}.` });
}

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
export async function pageOf<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<Page<T>> {
  const [items, total] = await query.limit(limit).offset(offset).getManyAndCount();
  return { items, total, limit, offset };
}
