import { setLocalRules } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { person } from '../clue/clue.fixtures.js';
import { approvalChain } from './disposal-authority.js';
import { outcomeApproval, planApproval, talkersNeeded } from './talk-inquiry-authority.js';
import { type PlannedTalker, staffingOf } from './talk-staffing.js';

const row = { organisationId: 'mhk', version: 'mhk-2020', effectiveFrom: '2020-01-01', clause: { zh: '本地', en: 'local' } };
const [before, day] = ['2019-12-31', '2020-06-11'];
const talkers: readonly PlannedTalker[] = [
  { personId: 'a', role: 'lead', lent: false },
  { personId: 'b', role: 'auxiliary', lent: false },
];

describe('approvals and talks of an organisation’s own', () => {
  beforeAll(() =>
    setLocalRules({
      disposalApprovals: [{ ...row, adds: { 'talk-inquiry': { village: ['principal'] }, hold: { county: ['deputy'] } } }],
      talks: [{ ...row, plansByPrincipal: true, ownTalkers: 3, delegatedTalkers: 3 }],
    }),
  );
  afterAll(useDemoRules);

  it('B1.1: whoever is added approves in the order of the law; nobody whom the law names is left out', () => {
    const chain = (mode: 'talk-inquiry' | 'hold', managedBy: 'village' | 'township' | 'county', date = day, organisationId = 'mhk') =>
      approvalChain(mode, [person('s1', { managedBy })], date, organisationId);
    expect(chain('talk-inquiry', 'village')).toEqual({
      rule: { ruleId: 'B1.1-authority', version: 'mhk-2020' },
      approvers: ['deputy', 'principal'],
    });
    expect(chain('hold', 'county').approvers).toEqual(['deputy', 'principal']);
    expect(chain('talk-inquiry', 'township')).toEqual({ rule: { ruleId: 'B1.1-authority', version: '2019' }, approvers: ['deputy'] });
    for (const other of [chain('hold', 'county', before), chain('hold', 'county', day, 'pj')])
      expect(other).toEqual({ rule: { ruleId: 'B1.1-authority', version: '2019' }, approvers: ['principal'] });
  });

  it('B1.18, B1.19: plans go to the principal, and with them the outcomes', () => {
    expect(planApproval(false, day, 'mhk.room-1')).toEqual({ ruleId: 'B1.18-authority', version: 'mhk-2020', role: 'principal' });
    expect(outcomeApproval('reminder', false, day, 'mhk')).toEqual({ ruleId: 'B1.18-authority', version: 'mhk-2020', role: 'principal' });
    for (const [date, organisationId] of [
      [before, 'mhk'],
      [day, 'pj'],
    ] as const)
      expect(planApproval(false, date, organisationId)).toEqual({ ruleId: 'B1.18-authority', version: '2019', role: 'deputy' });
  });

  it('B1.21, B4.9: more persons talk, never fewer than the law asks for', () => {
    expect([talkersNeeded(true, day, 'mhk'), talkersNeeded(false, day, 'mhk')].map(({ rule, count }) => [rule.version, count])).toEqual([
      ['mhk-2020', 3],
      ['mhk-2020', 3],
    ]);
    expect(staffingOf(talkers, day, 'mhk')).toEqual({ rule: { ruleId: 'B4.9-talkers', version: 'mhk-2020' }, needed: 3, fault: 'too-few' });
    expect(staffingOf(talkers, before, 'mhk')).toEqual({ rule: { ruleId: 'B4.9-talkers', version: '2019' }, needed: 2, fault: undefined });
    setLocalRules({ talks: [{ ...row, ownTalkers: 1, delegatedTalkers: 1 }] });
    expect([talkersNeeded(true, day, 'mhk').count, staffingOf(talkers, day, 'mhk').needed]).toEqual([2, 2]);
  });
});
