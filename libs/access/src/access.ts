import { DomainError } from '@liandong/event-sourcing';
import { authorityMatrix, type Permission } from './matrix/index.js';
import type { Grant } from './matrix/grant.js';
import { isWithin, jurisdictionOf, type Principal, type Role } from './principal.js';

const permissions: Readonly<Record<string, Grant | undefined>> = authorityMatrix.permissions;

/** What is not granted is refused. */
function grantOf(permission: string): Grant {
  return permissions[permission] ?? { roles: [], scope: 'own' };
}

/**
 * The role in which the principal may do this.
 *
 * @throws DomainError access.role-required, listing the roles that may
 */
export function requireRole(principal: Principal, permission: Permission): Role {
  const { roles, rule } = grantOf(permission);
  const role = principal.roles.find((held) => roles.includes(held));
  if (role) return role;
  throw new DomainError({
    code: 'access.role-required',
    kind: 'forbidden',
    zh: '当前角色无权进行此操作',
    en: 'None of your roles may do this',
    details: { permission, roles },
    ...(rule ? { rule } : {}),
  });
}

/**
 * Whether the principal's organisation may touch what `owner` is responsible for. An aggregate that does not exist yet has no
 * owner; the command then names the organisation, and the service passes that.
 *
 * @throws DomainError access.wrong-organisation
 */
export function requireScope(principal: Principal, permission: Permission, owner: string | undefined): void {
  if (owner === undefined || inScope(principal, grantOf(permission), owner)) return;
  throw new DomainError({
    code: 'access.wrong-organisation',
    kind: 'forbidden',
    zh: '该事项不属于您所在机关的范围',
    en: 'This belongs to another organisation',
    details: { permission },
  });
}

function inScope(principal: Principal, { scope }: Grant, owner: string): boolean {
  if (scope === 'any') return true;
  if (scope === 'own') return isWithin(owner, principal.organisationId);
  return jurisdictionOf(owner) === jurisdictionOf(principal.organisationId);
}

/**
 * The organisation whose own and lower records the principal may read under this permission; undefined: everybody's.
 *
 * @throws DomainError access.role-required
 */
export function readableRange(principal: Principal, permission: Permission): string | undefined {
  requireRole(principal, permission);
  const { scope } = grantOf(permission);
  if (scope === 'any') return undefined;
  return scope === 'own' ? principal.organisationId : jurisdictionOf(principal.organisationId);
}

/** Duties that one natural person may not hold in the same matter (B2.13, B2.29). */
const conflicts: Readonly<Record<string, readonly string[]>> = {
  trial: ['verification', 'investigation'],
  'appeal-review': ['verification', 'investigation', 'trial'],
};

/** The persons who may not take up this duty, because of duties they held in the matter before. */
export function conflictingPersons(duty: 'trial' | 'appeal-review', persons: readonly string[], held: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return persons.filter((person) => held[person]?.some((earlier) => conflicts[duty]!.includes(earlier)));
}
