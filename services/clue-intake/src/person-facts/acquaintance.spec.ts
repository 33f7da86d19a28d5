import { useDemoRules } from '@liandong/service-kit/testing';
import { acquaintanceRuleOn } from '../rules/acquaintance-policy.js';
import { acquaintances, type KnownSubject } from './acquaintance.js';
import type { PersonFact } from './person-facts.events.js';

useDemoRules();

const date = '2020-06-11';
const rule = acquaintanceRuleOn('mhk', date);
const subject: KnownSubject = { subjectId: 's1', name: '某甲', organisationId: 'mhk.township-1', facts: [] };
const fact = (kind: PersonFact['kind'], more: Partial<PersonFact>): PersonFact => ({ factId: kind, kind, ...more });
const hits = (facts: readonly PersonFact[], one: KnownSubject = subject, unit = 'mhk.zone-1') => acquaintances(unit, [{ personId: 'p', facts }], [one], rule, date).hits;

describe('acquaintance', () => {
  it('2.5: the same township, while the fact holds', () => {
    const home = (more: Partial<PersonFact> = {}) => fact('home-township', { organisationId: 'mhk.township-1', ...more });
    expect(hits([home()])).toEqual([{ personId: 'p', subjectId: 's1', kind: 'same-township', organisationId: 'mhk.township-1' }]);
    expect(hits([home({ until: '2020-06-11' })])).toEqual([]);
    expect(hits([home({ from: '2020-06-12' })])).toEqual([]);
    const away = { ...subject, organisationId: 'mhk.unit-agriculture' };
    expect(hits([home()], away)).toEqual([]);
    expect(hits([home()], { ...away, facts: [home()] })).toMatchObject([{ kind: 'same-township' }]);
  });

  it('2.5: kin, declared by either side', () => {
    expect(hits([fact('kin', { name: '某甲' })])).toMatchObject([{ kind: 'kin' }]);
    expect(hits([fact('kin', { name: '某甲', organisationId: 'mhk.township-2' })])).toEqual([]);
    expect(hits([], { ...subject, facts: [fact('kin', { name: '某某', detail: 'p' })] })).toMatchObject([{ kind: 'kin' }]);
  });

  it('2.5: a former post in the same unit counts for ten years after its end', () => {
    const post = (until?: string) => fact('post', { organisationId: 'mhk.township-1', from: '2000-01-01', ...(until ? { until } : {}) });
    expect([undefined, '2012-01-01', '2010-06-11', '2010-06-10'].map((until) => hits([post(until)]).length)).toEqual([1, 1, 1, 0]);
  });

  it('3.15: a township that handles its own people is found without any declaration', () => {
    expect(hits([], subject, 'mhk.township-1')).toEqual([{ subjectId: 's1', kind: 'same-township', organisationId: 'mhk.township-1' }]);
    expect(hits([], subject, 'mhk.township-2')).toEqual([]);
    expect(acquaintances('mhk.zone-1', [], [subject], rule, date)).toEqual({ rule: { ruleId: 'acquaintance-check', version: '2017' }, checked: [], hits: [] });
  });
});
