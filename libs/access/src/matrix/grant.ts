import type { Role } from '../principal.js';

/**
 * own: the principal's organisation is the owner's or above it · jurisdiction: same first segment of the path · any: no limit.
 * The owner is the organisation that is responsible for the aggregate.
 */
export type Scope = 'own' | 'jurisdiction' | 'any';

/** Who may do one thing, and with whose aggregates. */
export interface Grant {
  readonly roles: readonly Role[];
  readonly scope: Scope;
  /** Rule behind it, as in the rule list. */
  readonly rule?: string;
}

export type PermissionTable = Readonly<Record<string, Grant>>;

export function grant(scope: Scope, roles: readonly Role[], rule?: string): Grant {
  return { roles, scope, ...(rule ? { rule } : {}) };
}
