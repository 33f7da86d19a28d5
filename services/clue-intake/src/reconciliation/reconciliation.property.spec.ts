import fc from 'fast-check';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { reconciliation, type ReconciliationCommand } from './reconciliation.decider.js';
import { answerKinds, settlements } from './reconciliation.events.js';
import { director, handler, item, lead, zone } from './reconciliation.fixtures.js';
import { openDifferences, unanswered } from './reconciliation.state.js';

const clueId = fc.constantFrom('1', '2', '3', '4', '5', 'toString');
const given = fc
  .record({ clueId, answer: fc.constantFrom(...answerKinds), note: fc.constantFrom('已移交', undefined) })
  .map(({ note, ...one }) => ({ ...one, ...(note === undefined ? {} : { note }) }));
const data: DrawnData<ReconciliationCommand> = {
  open: fc.record({
    organisationId: fc.constant('mhk'),
    handlerId: fc.constant('mhk.zone-1'),
    items: fc.subarray(['1', '2', '3', '4'].map(item)),
    openedOn: fc.constantFrom('2020-06-11', '2020-06-12'),
  }),
  answer: fc.record({ answers: fc.array(given, { minLength: 1, maxLength: 2 }), zone: fc.constantFrom(zone, undefined) }),
  settle: fc.record({ clueId, settlement: fc.constantFrom(...settlements), note: fc.constant('台账已更正') }),
};
const types = fc.constantFrom<ReconciliationCommand['type']>('answer', 'answer', 'settle');
const reconciliations = histories(reconciliation, {
  data,
  by: (type) => (type === 'answer' ? fc.constantFrom(handler, lead) : fc.constant(director)),
  at: fc.constantFrom('2020-06-11T02:00:00.000Z', '2020-12-11T02:00:00.000Z'),
  asks: 60,
  next: ({ status }) => (status === 'none' ? fc.constant('open') : types),
});

describe('reconciliation: whatever is answered and settled in whatever order', () => {
  it('B1.3: every item of the list is answered once, every objection says why and is settled once, and only then is it reconciled', () => {
    reconciliations.check(
      (steps) => {
        for (const { before, command, events, after } of steps) {
          for (const event of events) {
            if (event.type === 'ItemsAnswered') {
              if (command.type === 'answer' && !command.data.zone) expect(event.data.answeredBy).toBe(lead.personId);
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
      },
      { numRuns: 300 },
    );
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every status, late answers and settled differences, so that the property above says something', () => {
    const reached = reconciliations.reached(({ events, after }) => [
      after.status,
      ...events.flatMap((event) => [event.type, ...(event.type === 'ItemsAnswered' ? [event.data.inTime ? 'in time' : 'late'] : [])]),
    ]);
    expect(reached.filter((one) => one !== 'none')).toEqual([
      'DifferenceSettled',
      'ItemsAnswered',
      'ReconciliationOpened',
      'differences',
      'in time',
      'late',
      'open',
      'reconciled',
    ]);
  });
});
