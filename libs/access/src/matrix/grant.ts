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
  /** What is the chief's to decide goes over to whoever was appointed to stand in, in the matter from which the chief is recused (代行, B4.2). */
  readonly actingChief?: true;
  /**
   * Metrics and logs tell it under a name that it shares. `hidden`: whoever runs the system must not learn that it happens. `cover`: it happens every day, and keeps
   * that name from telling of what is hidden alone.
   */
  readonly discreet?: 'hidden' | 'cover';
}

export type PermissionTable = Readonly<Record<string, Grant>>;

export function grant(scope: Scope, roles: readonly Role[], rule?: string): Grant {
  return { roles, scope, ...(rule ? { rule } : {}) };
}

/** The chief's to decide; in the chief's place, whoever stands in (B4.2). */
export function chiefDecides(granted: Grant): Grant {
  return { ...granted, actingChief: true };
}

/** Hidden from whoever runs the system, as far as they would learn by its name that it happens at all, or when. */
export function discreet(granted: Grant): Grant {
  return { ...granted, discreet: 'hidden' };
}

/** An ordinary thing of every day, told under the same name as what is hidden. */
export function cover(granted: Grant): Grant {
  return { ...granted, discreet: 'cover' };
}
