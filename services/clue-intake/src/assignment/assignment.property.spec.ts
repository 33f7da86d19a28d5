import fc from 'fast-check';
import { dateInChina, extend } from '@liandong/legal-time';
import { lawful } from '@liandong/testing/lawful';
import { assignmentActions } from './assignment.allowed-actions.js';
import { assignment } from './assignment.decider.js';
import { assignmentKinds, type AssignmentEvent, supervisionGrounds, supervisionWays } from './assignment.events.js';
import { automation, deputy, director, given42, intake, principal, result, review } from './assignment.fixtures.js';

/** Mostly the same days, or every history would end soon; the last one in the future. */
const day = fc.constantFrom('2020-06-11', ...Array<string>(6).fill('2020-06-15'), '2020-06-18', '2020-06-19', '2020-10-01');
const reason = fc.constant({ reason: '……' });
const asked = fc.record({ kind: fc.constantFrom('assigned' as const, ...assignmentKinds) }).map(({ kind }) => ({ ...given42, kind }));
const from = fc.tuple(asked, day).map(([one, receivedOn]) => ({ ...one, receivedOn }));
const assignments = lawful(
  assignment,
  {
    actions: assignmentActions,
    ends: ['rejected', 'withdrawn'],
    own: ['open', 'end'],
    again: ['extend-from-above'],
    refusals: [
      'date-in-future',
      'date-too-early',
      'extended-before',
      'no-deadline',
      'no-supervision',
      'not-allowed',
      'not-collective',
      'not-ours-to-withdraw',
      'not-overdue',
      'own-extension-first',
      'proposer-approves',
      'received-with-clue',
      'registered-before',
      'routing-stands',
      'supervision-runs',
    ].map((code) => `assignment.${code}`),
  },
  {
    data: {
      receive: from,
      open: asked.map((one) => ({ ...one, receivedOn: '2020-06-15' })),
      end: fc.constant({ ground: 'forwarded' as const }),
      accept: day.map((acceptedOn) => ({ acceptedOn })),
      'pass-on': day.map((passedOn) => ({ toOrganisation: 'pj', reason: '属其管辖', passedOn })),
      propose: asked,
      approve: day.map((approvedOn) => ({ approvedOn })),
      reject: reason,
      withdraw: fc.constantFrom(undefined, ['reject-routing']).map((standing) => ({ reason: '单位变更', standing })),
      extend: fc.constant({ reason: '涉及面广', reportNumber: '报1号' }),
      'extend-from-above': fc
        .tuple(fc.constantFrom(1, 2), day)
        .map(([months, decidedOn]) => ({ months, documentNumber: '复1号', decidedBy: '上级', decidedOn })),
      'propose-supervision': fc.record({
        ground: fc.constantFrom(...supervisionGrounds),
        way: fc.constantFrom(...supervisionWays),
        requirement: fc.constant('限期'),
      }),
      'approve-supervision': fc.constant({}),
      'reject-supervision': reason,
      'carry-out-supervision': day.map((carriedOutOn) => ({ report: '已督促', carriedOutOn })),
      'propose-result': fc.constant(result),
      'review-result': fc
        .tuple(day, fc.subarray(['p1', 'p2', 'p3', 'p4'], { minLength: 2 }), fc.boolean())
        .map(([reviewedOn, participants, agreed]) => ({ ...review, reviewedOn, participants, agreed })),
      'approve-result': fc.constant({}),
      'reject-result': reason,
      'send-up-result': day.map((sentOn) => ({ documentNumber: '报9号', sentOn })),
    },
    by: (type) => (type === 'open' || type === 'end' ? fc.constant(automation) : fc.constantFrom(intake, director, deputy, principal)),
    at: fc.constantFrom('2020-06-20T02:00:00.000Z', '2020-09-20T02:00:00.000Z'),
    asks: 50,
  },
);
type Of<T extends AssignmentEvent['type']> = Extract<AssignmentEvent, { readonly type: T }>;
const last = <T extends AssignmentEvent['type']>(history: readonly AssignmentEvent[], type: T) =>
  history.findLast((event): event is Of<T> => event.type === type);

/** Every event of the histories, with what was written before it. */
const eachEvent = (holds: (event: AssignmentEvent, before: readonly AssignmentEvent[]) => void) =>
  assignments.check((steps) => {
    const history = steps.flatMap(({ events }) => events);
    history.forEach((event, index) => holds(event, history.slice(0, index)));
  });

describe('assignment: whatever is asked in whatever order', () => {
  assignments.itIsLawful();

  it('B1.12: three months for what is assigned or supervised, three more once by the own principal, any more only after that and from above; each from the end before', () => {
    assignments.check((steps) => {
      for (const { before, events, after } of steps) {
        for (const event of events) {
          if (event.type === 'AssignmentAccepted' || event.type === 'AssignmentApproved') {
            const start = event.type === 'AssignmentAccepted' ? before.receivedOn! : event.data.approvedOn;
            expect(event.data.deadline && [event.data.deadline.ruleId, dateInChina(event.data.deadline.startedAt), event.rules]).toEqual(
              before.kind === 'assigned' || before.kind === 'supervised'
                ? ['B1.12', start, [{ ruleId: 'B1.12', version: event.data.deadline!.version }]]
                : undefined,
            );
          }
          if (event.type === 'DeadlineExtended')
            expect([before.extended, event.data.deadline]).toEqual([false, extend(before.deadline!, { amount: 3, unit: 'months' })]);
          if (event.type === 'DeadlineExtendedFromAbove')
            expect([before.extended, event.data.deadline]).toEqual([
              true,
              extend(before.deadline!, { amount: event.data.months, unit: 'months' }),
            ]);
        }
        if (before.status === after.status && !events.some(({ type }) => type.startsWith('DeadlineExtended')))
          expect(after.deadline).toEqual(before.deadline);
      }
      expect(steps.flatMap(({ events }) => events).filter(({ type }) => type === 'DeadlineExtended').length).toBeLessThan(2);
    });
  });

  it('B1.13, B1.14: nobody approves what they proposed; a result goes up only after a collective agreed to it, on days that follow', () => {
    eachEvent((event, before) => {
      if (event.type === 'AssignmentApproved') expect(event.data.approvedBy).not.toBe(last(before, 'AssignmentProposed')!.data.proposedBy);
      if (event.type === 'SupervisionApproved')
        expect(event.data.approvedBy).not.toBe(last(before, 'SupervisionProposed')!.data.proposedBy);
      if (event.type === 'ResultApproved') expect(event.data.approvedBy).not.toBe(last(before, 'ResultProposed')!.data.proposedBy);
      if (event.type === 'ResultReviewed') expect(new Set(event.data.participants).size).toBeGreaterThan(2);
      if (event.type !== 'ResultSentUp') return;
      const since = before
        .slice(before.findLastIndex(({ type }) => type === 'ResultProposed'))
        .filter(({ type }) => type.startsWith('Result'));
      expect(since.map(({ type }) => type)).toEqual(['ResultProposed', 'ResultReviewed', 'ResultApproved']);
      const reviewed = last(before, 'ResultReviewed')!.data;
      expect([reviewed.agreed, event.data.sentOn >= reviewed.reviewedOn]).toEqual([true, true]);
    });
  });

  it('B1.13: no dead end: what was given to those below can always be withdrawn while no result was approved and no routing stands on it, and then nothing runs', () => {
    assignments.check((steps) => {
      for (const { before, events, after } of steps) {
        if (after.direction === 'to-below' && ['open', 'result-proposed', 'result-reviewed'].includes(after.status)) {
          expect(
            assignment.decide({ type: 'withdraw', data: { reason: '单位变更' }, by: deputy, at: '2020-06-20T02:00:00.000Z' }, after),
          ).toMatchObject([{ type: 'AssignmentWithdrawn' }]);
        }
        if (events.some(({ type }) => type === 'AssignmentWithdrawn'))
          expect([before.direction, after.supervision, assignmentActions[after.status]]).toEqual(['to-below', undefined, []]);
      }
    });
  });

  it('B1.9, B1.13: nothing is done about it before it came and was accepted; one supervision at a time, and it can always be ended', () => {
    eachEvent((event, before) => {
      const received = before.findLast((one) => one.type === 'AssignmentReceived' || one.type === 'AssignmentOpened');
      if (event.type === 'AssignmentAccepted') expect(event.data.acceptedOn >= received!.data.receivedOn).toBe(true);
      if (event.type === 'AssignmentPassedOn') expect(event.data.passedOn >= received!.data.receivedOn).toBe(true);
      const opened = last(before, 'AssignmentAccepted')?.data.acceptedOn ?? last(before, 'AssignmentApproved')?.data.approvedOn;
      if (event.type === 'ResultReviewed') expect(event.data.reviewedOn >= opened!).toBe(true);
      if (event.type === 'SupervisionCarriedOut')
        expect([event.data.carriedOutOn >= opened!, event.data.way]).toEqual([true, last(before, 'SupervisionApproved')!.data.way]);
      if (event.type === 'DeadlineExtendedFromAbove') expect(event.data.decidedOn >= opened!).toBe(true);
    });
    assignments.check((steps) => {
      for (const { after } of steps)
        if (after.supervision)
          expect(assignmentActions[after.status]).toEqual(expect.arrayContaining(['reject-supervision', 'carry-out-supervision']));
    });
  });
});
