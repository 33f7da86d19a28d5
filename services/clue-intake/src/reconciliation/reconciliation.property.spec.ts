import fc from 'fast-check';
import { attempt, type Step } from '@liandong/testing';
import { reconciliation, type ReconciliationCommand, type ReconciliationData } from './reconciliation.decider.js';
import { answerKinds, type ReconciliationEvent, settlements } from './reconciliation.events.js';
import { director, handler, item } from './reconciliation.fixtures.js';
import { initialReconciliation, openDifferences, type ReconciliationState, unanswered } from './reconciliation.state.js';

const clueId = fc.constantFrom('1', '2', '3', '4', '5', 'toString');
const given = fc.record({ clueId, answer: fc.constantFrom(...answerKinds), note: fc.constantFrom('已移交', undefined) }).map(({ note, ...one }) => ({ ...one, ...(note === undefined ? {} : { note }) }));
const data: { readonly [T in ReconciliationCommand['type']]: fc.Arbitrary<ReconciliationData<T>> } = {
  open: fc.record({ organisationId: fc.constant('mhk'), handlerId: fc.constant('mhk.zone-1'), items: fc.subarray(['1', '2', '3', '4'].map(item)), openedOn: fc.constantFrom('2020-06-11', '2020-06-12') }),
  answer: fc.record({ answers: fc.array(given, { minLength: 1, maxLength: 2 }) }),
  settle: fc.record({ clueId, settlement: fc.constantFrom(...settlements), note: fc.constant('台账已更正') }),
};
const types = fc.constantFrom<ReconciliationCommand['type']>('answer', 'answer', 'settle');
const commandOf = (type: ReconciliationCommand['type']) => fc.record({ type: fc.constant(type), data: data[type] as fc.Arbitrary<object>, by: fc.constant(type === 'answer' ? handler : director), at: fc.constantFrom('2020-06-11T02:00:00.000Z', '2020-12-11T02:00:00.000Z') }) as fc.Arbitrary<ReconciliationCommand>;

function play(draw: fc.GeneratorValue): readonly Step<ReconciliationState, ReconciliationCommand, ReconciliationEvent>[] {
  let state = initialReconciliation;
  return Array.from({ length: 60 }, () => {
    const before = state;
    const command = draw(commandOf, before.status === 'none' ? ('open' as const) : draw(() => types));
    const events = attempt(reconciliation, command, before);
    state = events.reduce(reconciliation.evolve, before);
    return { command, before, events, after: state };
  });
}

describe('reconciliation: whatever is answered and settled in whatever order', () => {
  it('B1.3: every item of the list is answered once, every objection says why and is settled once, and only then is it reconciled', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        for (const { before, events, after } of play(draw)) {
          for (const event of events) {
            if (event.type === 'ItemsAnswered') {
              for (const { clueId: of, answer, note } of event.data.answers) {
                expect(unanswered(before)).toContain(of);
                if (answer === 'objected') expect(note).toBeDefined();
              }
              expect(event.data.remaining).toBe(unanswered(after).length);
              expect(unanswered(before).length - unanswered(after).length).toBe(event.data.answers.length);
            }
            if (event.type === 'DifferenceSettled') {
              expect(openDifferences(before)).toContain(event.data.clueId);
              expect(event.data.open).toBe(openDifferences(after).length);
            }
          }
          // What was said stays said.
          expect(after.answers).toMatchObject(before.answers);
          expect(after.settled).toMatchObject(before.settled);
          if (before.status !== 'none') expect(after.clueIds).toEqual(before.clueIds);
          const [left, differences] = [unanswered(after).length, openDifferences(after).length];
          if (after.status !== 'none') expect(after.status).toBe(left > 0 ? 'open' : differences > 0 ? 'differences' : 'reconciled');
          if (before.status === 'reconciled') expect(events).toEqual([]);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status, late answers and settled differences, so that the property above says something', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        for (const { events, after } of play(draw)) {
          reached.add(after.status);
          for (const event of events) {
            reached.add(event.type);
            if (event.type === 'ItemsAnswered') reached.add(event.data.inTime ? 'in time' : 'late');
          }
        }
      }),
      { numRuns: 600, seed: 20_200_611 },
    );
    reached.delete('none');
    expect([...reached].sort()).toEqual(['DifferenceSettled', 'ItemsAnswered', 'ReconciliationOpened', 'differences', 'in time', 'late', 'open', 'reconciled']);
  });
});
