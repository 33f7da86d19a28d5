import { given } from '@liandong/testing';
import { personFacts, type PersonFactsCommand } from './person-facts.decider.js';
import type { PersonFact, PersonFactsEvent } from './person-facts.events.js';

const self = { personId: 'mhk-inv-1', organisationId: 'mhk.room-1', role: 'investigator' };
const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
const at = '2020-06-11T02:00:00.000Z';
const fact: PersonFact = { factId: 'f1', kind: 'home-township', organisationId: 'mhk.township-1' };
const data = {
  organisationId: 'mhk',
  holder: { kind: 'officer', personId: self.personId } as const,
  facts: [fact],
  declaredOn: '2020-06-11',
};
const declare = (more: Partial<typeof data> = {}, by = self): PersonFactsCommand => ({
  type: 'declare',
  data: { ...data, ...more },
  by,
  at,
});
const declared: readonly PersonFactsEvent[] = [{ type: 'FactsDeclared', data: { ...data, recordedBy: self.personId } }];

describe('person facts', () => {
  it('2.5: declared about oneself, or by the director of case management; the same fact once', () => {
    given(personFacts, []).when(declare()).then(declared);
    given(personFacts, declared).when(declare()).thenNothing();
    given(personFacts, [])
      .when(declare({ facts: [fact, fact] }))
      .then(declared);
    given(personFacts, []).when(declare({}, director)).thenTypes('FactsDeclared');
    given(personFacts, [])
      .when(declare({}, { ...self, personId: 'mhk-inv-2' }))
      .thenRefused('person-facts.own-only');
    given(personFacts, [])
      .when(declare({ declaredOn: '2020-06-12' }))
      .thenRefused('person-facts.date-in-future');
  });

  it('2.5: a township, post or loan names an organisation, kin a person, and what begins ends later', () => {
    for (const unfit of [
      { factId: 'x', kind: 'post' },
      { factId: 'x', kind: 'kin', organisationId: 'mhk' },
      { ...fact, from: '2020-01-01', until: '2020-01-01' },
    ] as const) {
      given(personFacts, [])
        .when(declare({ facts: [unfit as PersonFact] }))
        .thenRefused('person-facts.fact-unfit');
    }
  });

  it('2.5: what was declared wrongly is withdrawn with a reason, and stays in the log', () => {
    const withdraw = (factId: string): PersonFactsCommand => ({ type: 'withdraw', data: { factId, reason: '误报' }, by: self, at });
    given(personFacts, declared)
      .when(withdraw('f1'))
      .then([{ type: 'FactWithdrawn', data: { factId: 'f1', reason: '误报', recordedBy: self.personId } }]);
    given(personFacts, declared).when(withdraw('f2')).thenRefused('person-facts.fact-unknown');
    given(personFacts, []).when(withdraw('f1')).thenRefused('person-facts.not-allowed');
  });
});
