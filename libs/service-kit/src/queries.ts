import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
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
