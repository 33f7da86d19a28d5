import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { personFacts, personFactsActions } from './person-facts.decider.js';
import { type FactsHolder, personFactKinds } from './person-facts.events.js';

const maybe = <T>(value: T) => fc.constantFrom(value, value, undefined);
const fact = fc.record({
  factId: fc.constantFrom('f1', 'f2', 'f3', 'f4'),
  kind: fc.constantFrom(...personFactKinds),
  organisationId: maybe('mhk.township-1'),
  name: maybe('王某'),
  from: fc.constantFrom('2010-01-01', '2015-01-01', undefined),
  until: fc.constantFrom('2015-01-01', '2020-01-01', undefined),
});
const officer: FactsHolder = { kind: 'officer', personId: 'i1' };
const subject: FactsHolder = { kind: 'subject', name: '张三', unitId: 'mhk.unit-1' };
/** Whose facts stand in a stream never changes: its id follows from whom it is about. */
const about = (holder: FactsHolder) =>
  lawful(
    personFacts,
    {
      actions: personFactsActions,
      ends: [],
      refusals: [
        'person-facts.date-in-future',
        'person-facts.fact-unfit',
        'person-facts.fact-unknown',
        'person-facts.not-allowed',
        'person-facts.own-only',
      ],
    },
    {
      data: {
        declare: fc.record({
          organisationId: fc.constant('mhk'),
          holder: fc.constant(holder),
          facts: fc.array(fact, { minLength: 1, maxLength: 3 }),
          declaredOn: fc.constantFrom('2020-06-10', '2020-06-11', '2020-06-11', '2020-06-12'),
        }),
        withdraw: fc.record({ factId: fc.constantFrom('f1', 'f2', 'f3', 'f4'), reason: fc.constant('误报') }),
      },
      by: fc.constantFrom(
        { personId: 'i1', organisationId: 'mhk.room-1', role: 'investigator' },
        { personId: 'i2', organisationId: 'mhk.room-1', role: 'investigator' },
        { personId: 'd', organisationId: 'mhk', role: 'case-director' },
      ),
      at: fc.constant('2020-06-11T02:00:00.000Z'),
      asks: 16,
    },
  );

describe.each([
  ['an officer', officer],
  ['a subject', subject],
])('facts about %s: whatever is declared and withdrawn in whatever order', (_, holder) => {
  const facts = about(holder);
  facts.itIsLawful();

  it('2.5, 3.15: one declares about oneself, the director about anybody; nobody else does', () => {
    facts.check((steps) => {
      for (const event of steps.flatMap(({ events }) => events))
        expect(holder.kind === 'officer' ? ['i1', 'd'] : ['d']).toContain(event.data.recordedBy);
    });
  });

  it('2.5: every fact stands once, from its declaration until it is withdrawn, and says whom or what it is about', () => {
    facts.check((steps) => {
      const standing = new Set<string>();
      for (const { events, after } of steps) {
        for (const event of events) {
          if (event.type === 'FactWithdrawn') expect(standing.delete(event.data.factId)).toBe(true);
          else
            for (const { factId } of event.data.facts)
              expect([factId, standing.has(factId), standing.add(factId).has(factId)]).toEqual([factId, false, true]);
        }
        expect(after.facts.map(({ factId }) => factId).sort()).toEqual([...standing].sort());
        for (const { kind, name, organisationId, from, until } of after.facts) {
          expect(kind === 'kin' ? name : organisationId).toBeDefined();
          if (from !== undefined && until !== undefined) expect(from < until).toBe(true);
        }
      }
    });
  });
});
