import { localRows, setLocalRules } from '@liandong/legal-time';
import { useDemoRules } from '@liandong/service-kit/testing';
import { acquaintanceRuleOn } from '../rules/acquaintance-policy.js';
import { acquaintances, type KnownSubject, notCompared, withFound } from './acquaintance.js';
import type { PersonFact } from './person-facts.events.js';

useDemoRules();

const date = '2020-06-11';
const rule = acquaintanceRuleOn('mhk', date);
const subject: KnownSubject = { subjectId: 's1', name: '某甲', organisationId: 'mhk.township-1', facts: [] };
const fact = (kind: PersonFact['kind'], more: Partial<PersonFact>): PersonFact => ({ factId: kind, kind, ...more });
const hits = (facts: readonly PersonFact[], one: KnownSubject = subject, unit = 'mhk.zone-1') =>
  acquaintances(unit, [{ personId: 'p', facts }], [one], rule, date).hits;

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
    expect(acquaintances('mhk.zone-1', [], [subject], rule, date)).toEqual({
      rule: { ruleId: 'acquaintance-check', version: '2017' },
      checked: [],
      hits: [],
    });
  });

  it('2.5: whoever is new, or of another kind, name or unit by now, is compared anew, and what is found stands once', () => {
    const now = (more: Partial<KnownSubject>) => notCompared([{ ...subject, ...more }], [subject]).length;
    expect([{}, { kind: 'person' as const }].map(now)).toEqual([0, 0]);
    expect(
      [
        { subjectId: 's2' },
        { kind: 'institution' as const },
        { kind: 'unidentified' as const },
        { name: '某乙' },
        { organisationId: 'mhk' },
      ].map(now),
    ).toEqual([1, 1, 1, 1, 1]);
    const [one, other] = [
      { personId: 'p', subjectId: 's1', kind: 'kin' as const },
      { personId: 'q', subjectId: 's1', kind: 'kin' as const },
    ];
    expect(withFound({ checked: ['p'], hits: [one] }, { checked: ['p', 'q'], hits: [one, other] })).toEqual({
      checked: ['p', 'q'],
      hits: [one, other],
    });
  });

  it('3.15: what a township is the installation says, and the check names the version that said so', () => {
    expect(acquaintances('mhk.township-1', [], [subject], rule, date).townshipBy).toEqual({ ruleId: 'organisations', version: 'demo' });
    const standing = localRows('organisations');
    setLocalRules({
      organisations: [
        { ...standing[0]!, organisationId: 'mhk.west', kind: 'street' },
        { ...standing[0]!, organisationId: 'mhk.office', kind: 'department' },
      ],
    });
    const own = { ...subject, organisationId: 'mhk.west.village-1' };
    expect(
      [
        hits([], own, 'mhk.west'),
        hits([], { ...own, organisationId: 'mhk.office' }, 'mhk.office'),
        hits([], subject, 'mhk.township-1'),
      ].map(({ length }) => length),
    ).toEqual([1, 0, 0]);
    useDemoRules();
  });

  it('2.5: an organisation compares what it has set for itself, and the check names that version', () => {
    setLocalRules({
      acquaintance: [
        {
          organisationId: 'mhk',
          version: 'mhk-2020',
          effectiveFrom: '2020-01-01',
          clause: { zh: '本地', en: 'local' },
          kinds: ['kin'],
          formerPostYears: 0,
        },
      ],
    });
    const own = acquaintanceRuleOn('mhk.zone-1', date);
    expect(
      acquaintances(
        'mhk.zone-1',
        [{ personId: 'p', facts: [fact('post', { organisationId: 'mhk.township-1' }), fact('kin', { name: '某甲' })] }],
        [subject],
        own,
        date,
      ),
    ).toEqual({
      rule: { ruleId: 'acquaintance-check', version: 'mhk-2020' },
      checked: ['p'],
      hits: [{ personId: 'p', subjectId: 's1', kind: 'kin' }],
    });
    expect([acquaintanceRuleOn('mhk', '2019-12-31').rule.version, acquaintanceRuleOn('pj', date).rule.version]).toEqual(['2017', '2017']);
    useDemoRules();
  });
});
