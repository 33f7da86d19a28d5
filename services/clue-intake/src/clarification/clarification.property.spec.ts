import fc from 'fast-check';
import { lawful } from '@liandong/testing/lawful';
import { clarificationActions } from './clarification.allowed-actions.js';
import { clarification } from './clarification.decider.js';
import { clarificationForms } from './clarification.events.js';
import { plan, principal, supervisor } from './clarification.fixtures.js';

const places = ['某局', '某乡', '某村'];
const clarifications = lawful(
  clarification,
  {
    actions: clarificationActions,
    ends: ['rejected', 'made'],
    refusals: [
      'clarification.date-in-future',
      'clarification.not-allowed',
      'clarification.not-cleared',
      'clarification.proposer-approves',
      'clarification.scope-too-wide',
      'clarification.scope-unfit',
    ],
  },
  {
    data: {
      propose: fc
        .record({
          form: fc.constantFrom(...clarificationForms),
          affected: fc.subarray(places),
          scope: fc.subarray(places),
          cleared: fc.constantFrom(true, true, true, false),
        })
        .map((drawn) => ({ ...plan, ...drawn })),
      approve: fc.constant({}),
      reject: fc.record({ reason: fc.constantFrom('范围不当', '证据不足') }),
      make: fc.record({
        madeOn: fc.constantFrom('2020-08-30', '2020-08-31', '2020-09-01', '2020-09-02'),
        reference: fc.constant('澄清函〔2020〕1号'),
      }),
    },
    by: fc.constantFrom(supervisor, principal, { ...principal, personId: supervisor.personId }),
    at: fc.constantFrom('2020-08-31T02:00:00.000Z', '2020-08-31T16:00:00.000Z'),
  },
);

describe('clarification: whatever is proposed, approved and made in whatever order', () => {
  clarifications.itIsLawful();

  it('B1.17: only whoever is cleared; a circular, and nothing else, has a scope, no wider than the effect was', () => {
    clarifications.check((steps) => {
      for (const { command, events } of steps) {
        for (const event of events) {
          if (event.type !== 'ClarificationProposed' || command.type !== 'propose') continue;
          const { form, scope, affected } = event.data;
          expect(command.data.cleared).toBe(true);
          expect(scope.length > 0).toBe(form === 'circular');
          expect(affected).toEqual(expect.arrayContaining([...scope]));
        }
      }
    });
  });

  it('B1.17: nothing is made that nobody else than its proposer approved; one end, and nothing after it', () => {
    clarifications.check((steps) => {
      const [proposed, decided, made, ...more] = steps.flatMap(({ events }) => events);
      expect(more).toEqual([]);
      if (decided?.type === 'ClarificationApproved' && proposed?.type === 'ClarificationProposed')
        expect(decided.data.approvedBy).not.toBe(proposed.data.proposedBy);
      expect([made?.type, decided?.type === 'ClarificationApproved']).toEqual([
        made && 'ClarificationMade',
        made ? true : decided?.type === 'ClarificationApproved',
      ]);
    });
  });
});
