import {
  authorityMatrix,
  automationPrincipal,
  conflictingPersons,
  isOutsider,
  jurisdictionOf,
  type Permission,
  requireCapacity,
  requireEntry,
  requireRole,
  requireScope,
  rolesOpening,
} from './index.js';

const officer = { personId: 'p', organisationId: 'mhk.case-management', roles: ['intake-officer' as const] };

describe('access', () => {
  it('given a role without the permission, then it is refused and the roles that may are listed', () => {
    expect(() => requireRole(officer, 'clue.approve-routing')).toThrow(
      expect.objectContaining({
        code: 'access.role-required',
        kind: 'forbidden',
        refusal: expect.objectContaining({ rule: 'B1.3', details: { permission: 'clue.approve-routing', roles: ['principal'] } }),
      }),
    );
    expect(requireRole(officer, 'clue.register')).toBe('intake-officer');
  });

  it('B4.4: of several roles, those that the permission names open it, and the others do not widen it', () => {
    const both = { ...officer, roles: ['reception-officer', 'supervisor'] as const };
    expect([
      rolesOpening(both, 'clue.read-reception-results'),
      rolesOpening(both, 'clue.read-own-transfers'),
      rolesOpening(officer, 'clue.read-own-transfers'),
    ]).toEqual([['reception-officer'], ['supervisor'], []]);
  });

  it('B4.4: whoever decides a correction, and is told that a reporter’s limit would end sooner, reads replies anyway', () => {
    const [decide, read] = [authorityMatrix.permissions['clue.decide-correction'], authorityMatrix.permissions['reply.read']];
    expect(read.roles).toEqual(expect.arrayContaining([...decide.roles]));
    expect(read.scope).toBe(decide.scope);
  });

  it('B4.9: an outsider is who holds an agency’s role and no other', () => {
    expect(
      [['agency-integrator'], ['agency-integrator', 'investigator'], ['investigator']].map((held) => isOutsider(held as never)),
    ).toEqual([true, false, false]);
  });

  it('default deny: given a permission that the matrix does not know, then nobody has it', () => {
    for (const role of ['principal', 'operator', 'automation'] as const) {
      expect(() => requireRole({ ...officer, roles: [role] }, 'clue.delete' as Permission)).toThrow(
        expect.objectContaining({ code: 'access.role-required' }),
      );
    }
    expect(() => requireScope(officer, 'clue.delete' as Permission, 'pj')).toThrow(
      expect.objectContaining({ code: 'access.wrong-organisation' }),
    );
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

  it('B4.2: whoever stands in for the chief of a matter decides there in the chief’s place; nobody else does, and nothing that is not the chief’s', () => {
    const deputy = { personId: 'p', organisationId: 'mhk', roles: ['deputy' as const] };
    const refused = expect.objectContaining({ code: 'access.role-required' }) as Error;
    expect(requireCapacity(deputy, 'clue.approve-routing', true)).toEqual({ role: 'principal', actingChief: true });
    expect(() => requireCapacity(deputy, 'clue.approve-routing', false)).toThrow(refused);
    expect(requireCapacity(deputy, 'clue.approve-disposal', true)).toEqual({ role: 'principal', actingChief: true });
    expect(requireCapacity(deputy, 'clue.approve-disposal', false)).toEqual({ role: 'deputy', actingChief: false });
    expect(requireCapacity({ ...deputy, roles: ['principal'] }, 'clue.approve-routing', false)).toEqual({
      role: 'principal',
      actingChief: false,
    });
    // Whose library it is does not hang on one matter; an investigator cannot be appointed.
    expect(() => requireCapacity(deputy, 'library.entrust', true)).toThrow(refused);
    expect(() => requireCapacity({ ...deputy, roles: ['investigator'] }, 'clue.approve-routing', true)).toThrow(refused);
  });

  it('B4.2: what no matter could allow is refused at the door; whoever can be appointed waits for the matter to say', () => {
    const as = (role: 'deputy' | 'principal' | 'case-director') => ({ personId: 'p', organisationId: 'mhk', roles: [role] });
    for (const role of ['deputy', 'principal'] as const) expect(() => requireEntry(as(role), 'clue.approve-routing')).not.toThrow();
    expect(() => requireEntry(as('case-director'), 'clue.approve-routing')).toThrow(
      expect.objectContaining({ code: 'access.role-required' }),
    );
    expect(() => requireEntry(as('deputy'), 'library.entrust')).toThrow(expect.objectContaining({ code: 'access.role-required' }));
  });

  it('B4.2: only what is the principal’s to decide goes over to an acting chief', () => {
    const passing = Object.entries(authorityMatrix.permissions).filter(([, granted]) => 'actingChief' in granted);
    expect(passing.length).toBeGreaterThan(5);
    for (const [name, { roles }] of passing) expect([name, (roles as readonly string[]).includes('principal')]).toEqual([name, true]);
  });

  it('B4.2: given a narrower scope than the permission’s, then that one holds', () => {
    const upper = { personId: 'p', organisationId: 'upper', roles: ['deputy' as const] };
    expect(() => requireScope(upper, 'false-accusation.decide', 'mhk')).not.toThrow();
    expect(() => requireScope(upper, 'false-accusation.decide', 'mhk', 'own')).toThrow(
      expect.objectContaining({ code: 'access.wrong-organisation' }),
    );
  });

  it('every permission names at least one role, and no person’s role is "automation" by a token', () => {
    for (const [name, { roles }] of Object.entries(authorityMatrix.permissions)) expect([name, roles.length > 0]).toEqual([name, true]);
    expect(automationPrincipal('case-trial', 'mhk')).toEqual({
      personId: 'system:case-trial',
      organisationId: 'mhk',
      roles: ['automation'],
    });
  });

  it('B2.13: whoever verified or investigated may not try; B2.29: nor review an appeal, nor may whoever tried', () => {
    const held = { a: ['verification'], b: ['investigation', 'filing'], c: ['trial'], d: ['filing'] };
    expect(conflictingPersons('trial', ['a', 'b', 'c', 'd', 'e'], held)).toEqual(['a', 'b']);
    expect(conflictingPersons('appeal-review', ['a', 'b', 'c', 'd', 'e'], held)).toEqual(['a', 'b', 'c']);
  });
});
