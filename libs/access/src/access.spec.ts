import { authorityMatrix, automationPrincipal, conflictingPersons, jurisdictionOf, type Permission, requireRole, requireScope } from './index.js';

const officer = { personId: 'p', organisationId: 'mhk.case-management', roles: ['intake-officer' as const] };

describe('access', () => {
  it('given a role without the permission, then it is refused and the roles that may are listed', () => {
    expect(() => requireRole(officer, 'clue.approve-routing')).toThrow(
      expect.objectContaining({ code: 'access.role-required', kind: 'forbidden', refusal: expect.objectContaining({ rule: 'B1.3', details: { permission: 'clue.approve-routing', roles: ['principal'] } }) }),
    );
    expect(requireRole(officer, 'clue.register')).toBe('intake-officer');
  });

  it('default deny: given a permission that the matrix does not know, then nobody has it', () => {
    for (const role of ['principal', 'operator', 'automation'] as const) {
      expect(() => requireRole({ ...officer, roles: [role] }, 'clue.delete' as Permission)).toThrow(expect.objectContaining({ code: 'access.role-required' }));
    }
    expect(() => requireScope(officer, 'clue.delete' as Permission, 'pj')).toThrow(expect.objectContaining({ code: 'access.wrong-organisation' }));
  });

  it('given another jurisdiction, then it is refused; a like-named one does not count as the same', () => {
    expect(() => requireScope(officer, 'clue.register', 'pj')).toThrow(expect.objectContaining({ code: 'access.wrong-organisation' }));
    expect(() => requireScope(officer, 'clue.register', 'mhk2')).toThrow();
    expect(() => requireScope(officer, 'clue.register', 'mhk')).not.toThrow();
    expect(jurisdictionOf('mhk.room-1')).toBe('mhk');
  });

  it('scope own: the organisation itself or one above it, never one below or beside', () => {
    const principal = (organisationId: string) => ({ personId: 'p', organisationId, roles: ['principal' as const] });
    expect(() => requireScope(principal('mhk'), 'clue.approve-routing', 'mhk.zone-1')).not.toThrow();
    expect(() => requireScope(principal('mhk.room-1'), 'clue.approve-routing', 'mhk')).toThrow();
    expect(() => requireScope(principal('mhk.room-1'), 'clue.approve-routing', 'mhk.room-10')).toThrow();
  });

  it('every permission names at least one role, and no person’s role is "automation" by a token', () => {
    for (const [name, { roles }] of Object.entries(authorityMatrix.permissions)) expect([name, roles.length > 0]).toEqual([name, true]);
    expect(automationPrincipal('case-trial', 'mhk')).toEqual({ personId: 'system:case-trial', organisationId: 'mhk', roles: ['automation'] });
  });

  it('B2.13: whoever verified or investigated may not try; B2.29: nor review an appeal, nor may whoever tried', () => {
    const held = { a: ['verification'], b: ['investigation', 'filing'], c: ['trial'], d: ['filing'] };
    expect(conflictingPersons('trial', ['a', 'b', 'c', 'd', 'e'], held)).toEqual(['a', 'b']);
    expect(conflictingPersons('appeal-review', ['a', 'b', 'c', 'd', 'e'], held)).toEqual(['a', 'b', 'c']);
  });
});
