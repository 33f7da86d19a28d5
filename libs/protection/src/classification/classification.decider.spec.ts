import { clearanceOf } from '@liandong/access';
import { given } from '@liandong/testing';
import { classification, type ClassificationCommand, isKeptFrom, levelInForceOf } from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';
import { admitted, approved, at, director, principal, proposal, proposed } from './classification.fixtures.js';

const propose = (more: object = {}, by = director) =>
  ({ type: 'propose', data: { ...proposal, ...more }, by, at }) as ClassificationCommand;
const approve = (by = principal): ClassificationCommand => ({ type: 'approve', data: {}, by, at });

describe('classification', () => {
  it('B4.9: a level is proposed with a reason and holds once somebody else approved it, under the clearances of that day', () => {
    given(classification, []).when(propose()).then(proposed);
    given(classification, proposed).when(approve()).then(approved.slice(1));
    given(classification, proposed)
      .when(approve({ ...principal, personId: director.personId }))
      .thenRefused('classification.proposer-approves');
    given(classification, proposed)
      .when(propose({ level: 'top-secret' }))
      .thenRefused('classification.not-allowed');
    expect([[], proposed, approved].map((events) => given(classification, events).state.level)).toEqual(['internal', 'internal', 'secret']);
  });

  it('B4.9: what is refused stays as it was; a level is changed by another approved event only', () => {
    given(classification, proposed)
      .when({ type: 'reject', data: { reason: '不需要' }, by: principal, at })
      .then([{ type: 'ClassificationRejected', data: { level: 'secret', reason: '不需要', rejectedBy: principal.personId } }]);
    given(classification, [])
      .when(propose({ level: 'internal' }))
      .thenRefused('classification.same-level');
    given(classification, approved)
      .when(propose({ level: 'secret' }))
      .thenRefused('classification.same-level');
    given(classification, approved)
      .when(propose({ level: 'internal' }))
      .thenTypes('ClassificationProposed');
  });

  it('B4.9: the highest clearance among somebody’s roles counts', () => {
    expect(clearanceOf(['intake-officer'])).toBe('confidential');
    expect(clearanceOf(['intake-officer', 'principal'])).toBe('top-secret');
    expect(clearanceOf(['agency-integrator'])).toBe('internal');
    expect(clearanceOf([])).toBe('internal');
  });

  it('B4.9: one person more is admitted to a classified matter, and no longer; never by themselves, and to a more secret one only anew', () => {
    const admit = (personId = 'mhk-inv-1', by = principal): ClassificationCommand => ({
      type: 'admit',
      data: { personId, reason: '承办需要' },
      by,
      at,
    });
    const withdraw: ClassificationCommand = {
      type: 'withdraw-admission',
      data: { personId: 'mhk-inv-1', reason: '已移交' },
      by: principal,
      at,
    };
    given(classification, approved).when(admit()).then(admitted.slice(2));
    given(classification, proposed).when(admit()).thenRefused('classification.nothing-to-admit-to');
    given(classification, approved).when(admit(principal.personId)).thenRefused('classification.own-admission');
    given(classification, admitted).when(admit()).thenRefused('classification.admitted-before');
    given(classification, approved).when(withdraw).thenRefused('classification.not-admitted');
    given(classification, admitted)
      .when(withdraw)
      .then([{ type: 'AdmissionWithdrawn', data: { personId: 'mhk-inv-1', reason: '已移交', withdrawnBy: principal.personId } }]);
    const change = (level: 'confidential' | 'top-secret'): readonly ClassificationEvent[] => [
      ...admitted,
      { type: 'ClassificationProposed', data: { ...proposal, level, from: 'secret', proposedBy: director.personId } },
    ];
    given(classification, change('top-secret'))
      .when(approve())
      .then([
        {
          type: 'ClassificationApproved',
          data: { level: 'top-secret', approvedBy: principal.personId, lapsed: ['mhk-inv-1'] },
          rules: [{ ruleId: 'B4.9-clearance', version: '2019' }],
        },
      ]);
    given(classification, change('confidential'))
      .when(approve())
      .then([
        {
          type: 'ClassificationApproved',
          data: { level: 'confidential', approvedBy: principal.personId },
          rules: [{ ruleId: 'B4.9-clearance', version: '2019' }],
        },
      ]);
  });

  const told = {
    organisationId: 'mhk',
    source: 'clue-intake',
    registerId: 'm1',
    revision: 3,
    level: 'secret',
    admitted: ['mhk-inv-2'],
  } as const;
  const adopt = (more: object = {}): ClassificationCommand => ({
    type: 'adopt',
    data: { ...told, ...more },
    by: { ...principal, role: 'automation' },
    at,
  });
  const adopted = (more: object = {}) => ({ type: 'LevelAdopted', data: { ...told, ...more } }) as ClassificationEvent;
  const inForce = (...events: readonly ClassificationEvent[]) => levelInForceOf(given(classification, events).state);

  it('B4.9: the level of another service is a floor: the highest holds, and what is decided here does not lower it', () => {
    given(classification, []).when(adopt()).then([adopted()]);
    expect(inForce(adopted())).toBe('secret');
    expect(inForce(...approved, adopted({ level: 'confidential' }))).toBe('secret');
    expect(inForce(...approved, adopted({ level: 'top-secret' }), adopted({ level: 'public', revision: 4 }))).toBe('secret');
    expect(inForce(adopted(), adopted({ source: 'case-trial', level: 'public' }))).toBe('secret');
  });

  it('B4.9: what comes late or twice changes nothing; each source tells of its own', () => {
    given(classification, [adopted()])
      .when(adopt({ level: 'public' }))
      .then([]);
    given(classification, [adopted()])
      .when(adopt({ revision: 2 }))
      .then([]);
    given(classification, [adopted()])
      .when(adopt({ source: 'case-trial', revision: 0 }))
      .thenTypes('LevelAdopted');
    given(classification, [adopted()])
      .when(adopt({ revision: 4, level: 'internal' }))
      .then([adopted({ revision: 4, level: 'internal' })]);
  });

  it('B4.9: whoever was admitted there knows of it here, up to that level; whoever was admitted here, until it goes up', () => {
    const keeps = (personId: string, ...events: readonly ClassificationEvent[]) =>
      isKeptFrom(given(classification, events).state, personId, 'confidential');
    expect([keeps('mhk-inv-2', adopted()), keeps('mhk-inv-3', adopted())]).toEqual([false, true]);
    expect(keeps('mhk-inv-2', ...approved, adopted())).toBe(true);
    expect(keeps('mhk-inv-1', ...admitted, adopted())).toBe(false);
    given(classification, admitted)
      .when(adopt({ level: 'top-secret' }))
      .then([adopted({ level: 'top-secret', lapsed: ['mhk-inv-1'] })]);
    expect(keeps('mhk-inv-1', ...admitted, adopted({ level: 'top-secret', lapsed: ['mhk-inv-1'] }))).toBe(true);
  });
});
