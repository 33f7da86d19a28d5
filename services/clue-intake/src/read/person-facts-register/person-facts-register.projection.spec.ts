import { personFacts } from '../../person-facts/person-facts.decider.js';
import type { FactsHolder, PersonFact, PersonFactsEvent } from '../../person-facts/person-facts.events.js';
import { itIsAReadModel, rowAfterEach } from '@liandong/service-kit/testing';
import { personFactsRegister } from './person-facts-register.projection.js';

const fact = (factId: string): PersonFact => ({ factId, kind: 'home-township', organisationId: 'mhk.township-1' });
const declared = (holder: FactsHolder, ...factIds: readonly string[]): PersonFactsEvent => ({
  type: 'FactsDeclared',
  data: { organisationId: 'mhk', holder, facts: factIds.map(fact), declaredOn: '2020-06-11', recordedBy: 'i' },
});
const officer: FactsHolder = { kind: 'officer', personId: 'mhk-inv-1' };
const history: readonly PersonFactsEvent[] = [
  declared(officer, 'f1', 'f2'),
  { type: 'FactWithdrawn', data: { factId: 'f1', reason: '误填', recordedBy: 'i' } },
  declared(officer, 'f3'),
];

describe('register of facts about persons', () => {
  itIsAReadModel(personFactsRegister, ['personFacts-p1', history]);

  it('2.5: after every event the row has the facts that count', () => {
    const rows = rowAfterEach(personFactsRegister, ['personFacts-p1', history]);
    for (const [index, row] of rows.entries())
      expect(row.facts).toEqual(history.slice(0, index + 1).reduce(personFacts.evolve, personFacts.initial).facts);
    expect(rows.at(-1)).toMatchObject({
      factsId: 'p1',
      organisationId: 'mhk',
      holderKind: 'officer',
      personId: 'mhk-inv-1',
      name: null,
      unitId: null,
      facts: [fact('f2'), fact('f3')],
    });
  });

  it('2.5: an officer is known by the id, a subject by name and unit', () => {
    expect(
      rowAfterEach(personFactsRegister, ['personFacts-p2', [declared({ kind: 'subject', name: '张三', unitId: 'mhk.unit-1' }, 'f1')]])[0],
    ).toMatchObject({ holderKind: 'subject', personId: null, name: '张三', unitId: 'mhk.unit-1' });
  });
});
