import fc from 'fast-check';
import { attempt, type Step } from '@liandong/testing';
import { type DrawnData, histories } from '@liandong/testing/histories';
import { rectificationActions } from './rectification.allowed-actions.js';
import { rectification, type RectificationCommand } from './rectification.decider.js';
import type { RectificationEvent } from './rectification.events.js';
import { assignment, proposal } from './rectification.fixtures.js';
import { neededApprovals, type RectificationState } from './rectification.state.js';

const text = fc.constantFrom('甲', '乙');
/** Mostly the day of asking: a step may not be dated before the one that precedes it. */
const date = fc.constantFrom('2020-06-20', '2020-07-01', '2020-07-01', '2020-07-01');
const persons = fc.array(fc.constantFrom('p1', 'p2', 'p3'), { minLength: 1, maxLength: 3 });
const evidence = fc.array(
  fc.nat({ max: 30 }).map((number) => ({ evidenceId: `e${number}`, description: '材料', sha256: 'a'.repeat(64) })),
  { maxLength: 2 },
);

const data: DrawnData<RectificationCommand> = {
  propose: fc.constantFrom('joint-supervision', 'inspection-liaison').map((service) => ({ ...proposal, foundBy: { service, id: 'x' } })),
  dismiss: fc.record({ reason: text, dismissedOn: date }),
  assign: fc
    .record({ dueOn: fc.option(fc.constantFrom('2020-07-20', '2021-01-01'), { nil: undefined }) })
    .map(({ dueOn }) => ({ ...assignment, ...(dueOn ? { dueOn } : {}) })),
  'record-document': fc.record({ documentId: text }),
  'record-answer': fc.record({ documentId: text, repliedOn: date }),
  'extend-deadline': fc.record({ days: fc.integer({ min: -1, max: 20 }), reason: text, approvedOn: date }),
  'submit-evidence': fc.record({ evidence, report: text, submittedOn: date }),
  check: fc.record({
    result: fc.constantFrom('passed' as const, 'passed' as const, 'failed' as const),
    findings: text,
    checkedBy: persons,
    checkedOn: date,
  }),
  'approve-closure': fc.record({ approvedOn: date }),
  close: fc.record({ closedOn: date }),
  'look-back': fc.record({ passed: fc.boolean(), findings: text, lookedBackBy: persons, heldOn: date }),
};

const types = Object.keys(data) as RectificationCommand['type'][];
const by = fc
  .record({ personId: fc.constantFrom('p1', 'p2', 'p4', 'p5'), role: fc.constantFrom('deputy', 'supervisor', 'tour-officer') })
  .map((who) => ({ ...who, organisationId: proposal.unitId }));
/** Mostly what the status allows, so that histories reach the end; one in ten is anything. A dismissal would end too many at the start. */
const next = ({ status }: RectificationState) => {
  const likely = rectificationActions[status].filter((type) => type !== 'dismiss');
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...types) },
    { weight: likely.length > 0 ? 9 : 0, arbitrary: fc.constantFrom(...(likely.length > 0 ? likely : types)) },
  );
};

type Asked = Step<RectificationState, RectificationCommand, RectificationEvent>;

const { check: checkAll, reached } = histories(rectification, { data, by, at: fc.constant('2020-07-01T02:00:00.000Z'), asks: 40, next });
const check = (holds: (step: Asked) => void) => checkAll((steps) => steps.forEach(holds), { numRuns: 150 });

describe('rectification: whatever is asked in whatever order', () => {
  it('what the table does not allow never has an effect, and the same command in the same state always has the same one', () => {
    check(({ command, before, events }) => {
      if (!rectificationActions[before.status].includes(command.type)) expect(events).toEqual([]);
      expect(attempt(rectification, command, before)).toEqual(events);
    });
  });

  it('B3.9: no closure without evidence, without every consent that is needed, or by somebody who consented or checked', () => {
    check(({ before, events }) => {
      for (const event of events) {
        if (event.type !== 'RectificationClosed') continue;
        expect(before.evidenceIds.length).toBeGreaterThan(0);
        expect(event.data.approvals.map(({ capacity }) => capacity).sort()).toEqual([...neededApprovals(before)].sort());
        expect([...before.checkedBy, ...event.data.approvals.map(({ personId }) => personId)]).not.toContain(event.data.closedBy);
        expect(before.submitters.some((person) => before.checkedBy.includes(person))).toBe(false);
      }
    });
  });

  it('B3.9: closures and evidence only ever grow, also when a look-back reopens the item', () => {
    check(({ before, after }) => {
      expect(after.closures).toBeGreaterThanOrEqual(before.closures);
      expect(after.evidenceIds.slice(0, before.evidenceIds.length)).toEqual(before.evidenceIds);
      expect(new Set(after.evidenceIds).size).toBe(after.evidenceIds.length);
    });
  });

  it('B3.1: every running item has a limit with rule and version, and every event that sets one names them', () => {
    check(({ events, after }) => {
      if (['rectifying', 'submitted', 'checked'].includes(after.status)) expect(after.deadline).toMatchObject({ ruleId: 'B3.1' });
      for (const event of events)
        if ('deadline' in event.data)
          expect((event as { rules?: object }).rules).toEqual([{ ruleId: 'B3.1', version: event.data.deadline.version }]);
    });
  });

  // Of one seed: what is reached must not hang on chance.
  it('the histories reach every kind of event, so that the properties above say something', () => {
    expect(reached(undefined, 800)).toEqual([
      'ClosureApproved',
      'DeadlineExtended',
      'DocumentAnswerRecorded',
      'DocumentLinked',
      'EvidenceSubmitted',
      'LookBackHeld',
      'RectificationAssigned',
      'RectificationChecked',
      'RectificationClosed',
      'RectificationDismissed',
      'RectificationProposed',
      'RectificationReopened',
    ]);
  });
});
