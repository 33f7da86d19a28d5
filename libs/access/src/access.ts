import { DomainError } from '@liandong/event-sourcing';
import { authorityMatrix, type Permission } from './matrix/index.js';
import type { Grant, Scope } from './matrix/grant.js';
import { isWithin, jurisdictionOf, type Principal, type Role } from './principal.js';
import { actingChiefRoles } from './recusal.js';

const permissions: Readonly<Record<string, Grant | undefined>> = authorityMatrix.permissions;

/** What is not granted is refused. */
function grantOf(permission: string): Grant {
  return permissions[permission] ?? { roles: [], scope: 'own' };
}

/**
 * The role in which the principal may do this; of several, the one that the matrix names first.
 *
 * @throws DomainError access.role-required, listing the roles that may
 */
export function requireRole(principal: Principal, permission: Permission): Role {
  const { roles, rule } = grantOf(permission);
  const role = roles.find((granted) => principal.roles.includes(granted));
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

/** The roles of the principal that open this: what only another role of theirs opens, it does not. */
export function rolesOpening({ roles: held }: Principal, permission: Permission): readonly Role[] {
  return grantOf(permission).roles.filter((role) => held.includes(role));
}

/** As what somebody does a thing. */
export interface Capacity {
  readonly role: Role;
  /** Whether the role is the recused chief's, in whose place the person stands (B4.2). */
  readonly actingChief: boolean;
}

/**
 * The capacity in which the principal may do this in one matter.
 *
 * @param standsIn whether the recusals of the matter say that the person stands in for its chief
 * @throws DomainError access.role-required, listing the roles that may
 */
export function requireCapacity(principal: Principal, permission: Permission, standsIn: boolean): Capacity {
  if (standsIn && mayStandIn(principal, permission)) return { role: 'principal', actingChief: true };
  return { role: requireRole(principal, permission), actingChief: false };
}

/**
 * Refuses whoever may not do this in any matter. Whoever can be appointed to stand in is let through: `requireCapacity` decides once the matter is known.
 *
 * @throws DomainError access.role-required, listing the roles that may
 */
export function requireEntry(principal: Principal, permission: Permission): void {
  if (!mayStandIn(principal, permission)) requireRole(principal, permission);
}

/** Whether metrics and logs tell it under the name that what is hidden from whoever runs the system shares with things of every day. */
export function isDiscreet(permission: Permission): boolean {
  return grantOf(permission).discreet !== undefined;
}

/** B4.2: by the role that can be appointed, where the permission goes over to an acting chief. */
function mayStandIn({ roles }: Principal, permission: Permission): boolean {
  return grantOf(permission).actingChief === true && roles.some((role) => actingChiefRoles.includes(role));
}

/**
 * Whether the principal's organisation may touch what `owner` is responsible for. An aggregate that does not exist yet has no
 * owner; the command then names the organisation, and the service passes that.
 *
 * @param scope another one than the permission's
 * @throws DomainError access.wrong-organisation
 */
export function requireScope(
  principal: Principal,
  permission: Permission,
  owner: string | undefined,
  scope = grantOf(permission).scope,
): void {
  if (owner === undefined || inScope(principal, scope, owner)) return;
  throw new DomainError({
    code: 'access.wrong-organisation',
    kind: 'forbidden',
    zh: '该事项不属于您所在机关的范围',
    en: 'This belongs to another organisation',
    details: { permission },
  });
}

function inScope(principal: Principal, scope: Scope, owner: string): boolean {
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
export function conflictingPersons(
  duty: 'trial' | 'appeal-review',
  persons: readonly string[],
  held: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return persons.filter((person) => held[person]?.some((earlier) => conflicts[duty]!.includes(earlier)));
}
