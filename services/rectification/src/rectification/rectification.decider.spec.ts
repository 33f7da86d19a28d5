import { deadline, ruleInForce, timeLimits } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { rectification } from './rectification.decider.js';
import type { RectificationEvent } from './rectification.events.js';
import {
  approved,
  assigned,
  assignment,
  checked,
  checkers,
  closed,
  command,
  deputy,
  evidence,
  limit,
  ofTour,
  proposal,
  proposed,
  relapsed,
  reopened,
  submitted,
  supervisor,
  tourOfficer,
  unit,
} from './rectification.fixtures.js';

const decide = (history: readonly RectificationEvent[], asked: ReturnType<typeof command>) =>
  rectification.decide(asked, given(rectification, history).state);
const submission = { evidence: [evidence], report: '已整改', submittedOn: '2020-06-28' };

describe('rectification: proposing and assigning', () => {
  it('given a problem, when proposed, then it stands with who found it and who proposed it', () => {
    given(rectification, [])
      .when(command('propose', proposal, supervisor))
      .then([{ type: 'RectificationProposed', data: { ...proposal, proposedBy: supervisor.personId } }]);
  });

  it('given nothing to rectify, when the deputy dismisses the item, then it ends here', () => {
    given(rectification, proposed)
      .when(command('dismiss', { reason: '已另案处理', dismissedOn: '2020-06-20' }))
      .then([{ type: 'RectificationDismissed', data: { reason: '已另案处理', dismissedOn: '2020-06-20', dismissedBy: deputy.personId } }]);
    const dismissed = given(rectification, [
      ...proposed,
      { type: 'RectificationDismissed', data: { reason: '……', dismissedOn: '2020-06-20', dismissedBy: deputy.personId } },
    ]);
    expect(dismissed.when(command('assign', assignment)).thenRefused('rectification.not-allowed')).toMatchObject({
      refusal: { allowed: [] },
    });
  });

  it('B3.1: when assigned, then the limit in force on that day is stored with its version: two months in 2020', () => {
    expect(limit).toMatchObject({ version: '2015', dueAt: '2020-08-20T15:59:59.999Z' });
    given(rectification, proposed)
      .when(command('assign', assignment))
      .then([
        {
          type: 'RectificationAssigned',
          data: { ...assignment, approvedBy: deputy.personId, deadline: limit },
          rules: [{ ruleId: 'B3.1', version: '2015' }],
        },
      ]);
  });

  it('B3.1: given a round that started before the rule of 2024, when assigned after it, then the older limit holds; without a round the newer one', () => {
    const moment = '2024-06-01T02:00:00.000Z';
    const assign = (more: object) =>
      decide(proposed, command('assign', { ...assignment, assignedOn: '2024-03-01', ...more }, deputy, moment));
    expect(assign({ roundStartedOn: '2023-10-08' })).toMatchObject([
      { data: { deadline: { version: '2015', dueAt: '2024-05-06T15:59:59.999Z' } }, rules: [{ ruleId: 'B3.1', version: '2015' }] },
    ]);
    expect(assign({})).toMatchObject([{ data: { deadline: { version: '2024', dueAt: '2024-09-02T15:59:59.999Z' } } }]);
  });

  it('B3.1: given an earlier day set by the deputy, then it is due then; a day beyond the limit is refused', () => {
    expect(decide(proposed, command('assign', { ...assignment, dueOn: '2020-07-20' }))).toMatchObject([
      { data: { deadline: { ruleId: 'B3.1', dueAt: '2020-07-20T15:59:59.999Z' } } },
    ]);
    for (const dueOn of ['2020-06-20', '2020-08-21'])
      given(rectification, proposed)
        .when(command('assign', { ...assignment, dueOn }))
        .thenRefused('rectification.due-too-late');
  });

  it('given a running limit, when extended, then the due moment moves and the rule stays; after it has passed it is refused', () => {
    const ask = { days: 10, reason: '汛期', approvedOn: '2020-07-01' };
    expect(decide(assigned, command('extend-deadline', ask))).toMatchObject([
      {
        type: 'DeadlineExtended',
        data: { days: 10, deadline: { ruleId: 'B3.1', version: '2015', dueAt: '2020-08-31T15:59:59.999Z' }, approvedBy: deputy.personId },
        rules: [{ ruleId: 'B3.1', version: '2015' }],
      },
    ]);
    const late = command('extend-deadline', { ...ask, approvedOn: '2020-08-21' }, deputy, '2020-09-01T00:00:00.000Z');
    given(rectification, assigned).when(late).thenRefused('rectification.extension-not-later');
    for (const days of [0, -3, 1.5])
      given(rectification, assigned)
        .when(command('extend-deadline', { ...ask, days }))
        .thenRefused('rectification.extension-not-later');
  });

  it('B6.4: given an assigned item, when its document is drafted and answered, then both are on the item, once', () => {
    given(rectification, assigned)
      .when(command('record-document', { documentId: 'd1' }))
      .then([{ type: 'DocumentLinked', data: { documentId: 'd1' } }]);
    const drafted: readonly RectificationEvent[] = [...assigned, { type: 'DocumentLinked', data: { documentId: 'd1' } }];
    given(rectification, drafted)
      .when(command('record-document', { documentId: 'd1' }))
      .thenNothing();
    const answer = { documentId: 'd1', repliedOn: '2020-06-25' };
    given(rectification, drafted)
      .when(command('record-answer', answer))
      .then([{ type: 'DocumentAnswerRecorded', data: answer }]);
    const answered = given(rectification, [...drafted, { type: 'DocumentAnswerRecorded', data: answer }]);
    answered.when(command('record-answer', answer)).thenNothing();
    expect(answered.state.documents).toEqual([answer]);
  });
});

describe('rectification: evidence, check, closure', () => {
  it('B3.9: given an assigned item, when another unit submits evidence, then it is refused; the responsible unit may, but not without any', () => {
    given(rectification, assigned)
      .when(command('submit-evidence', submission, { ...unit, organisationId: 'mhk.unit-other' }))
      .thenRefused('rectification.not-responsible-unit');
    given(rectification, assigned)
      .when(command('submit-evidence', submission, unit))
      .then([{ type: 'EvidenceSubmitted', data: { ...submission, submittedBy: unit.personId } }]);
    given(rectification, assigned)
      .when(command('submit-evidence', { ...submission, evidence: [] }, unit))
      .thenRefused('rectification.no-evidence');
  });

  it('given submitted evidence, when the same id comes again, then it is refused', () => {
    given(rectification, submitted)
      .when(command('submit-evidence', submission, unit))
      .thenRefused('rectification.evidence-repeated');
    given(rectification, assigned)
      .when(command('submit-evidence', { ...submission, evidence: [evidence, evidence] }, unit))
      .thenRefused('rectification.evidence-repeated');
  });

  it('B2.11: a check takes two different persons, none of whom submitted; a failed one sends the item back', () => {
    const check = { result: 'failed' as const, findings: '未落实', checkedOn: '2020-06-29' };
    given(rectification, submitted)
      .when(command('check', { ...check, checkedBy: ['p1', 'p1'] }, supervisor))
      .thenRefused('rectification.two-checkers');
    given(rectification, submitted)
      .when(command('check', { ...check, checkedBy: ['p1', unit.personId] }, supervisor))
      .thenRefused('rectification.own-work-checked');
    const events = decide(submitted, command('check', { ...check, checkedBy: ['p1', 'p2'] }, supervisor));
    expect(events).toEqual([
      { type: 'RectificationChecked', data: { ...check, checkedBy: ['p1', 'p2'], recordedBy: supervisor.personId } },
    ]);
    expect(given(rectification, [...submitted, ...events]).state.status).toBe('rectifying');
  });

  it('B3.9: closing takes the daily supervisor’s own consent, and somebody else who did not check', () => {
    const close = command('close', { closedOn: '2020-06-30' });
    expect(given(rectification, checked).when(close).thenRefused('rectification.approvals-missing')).toMatchObject({
      refusal: { details: { missing: ['daily-supervisor'] } },
    });
    given(rectification, approved)
      .when(close)
      .then([closed.at(-1)!]);
    for (const personId of checkers)
      given(rectification, approved)
        .when(command('close', { closedOn: '2020-06-30' }, { ...deputy, personId }))
        .thenRefused('rectification.second-person');
  });

  it('B3.9: a tour’s problem takes the tour office’s consent too; any other does not ask for it', () => {
    const consent = { approvedOn: '2020-06-29' };
    expect(
      given(rectification, ofTour(approved))
        .when(command('close', { closedOn: '2020-06-30' }))
        .thenRefused('rectification.approvals-missing'),
    ).toMatchObject({ refusal: { details: { missing: ['tour-office'] } } });
    const both = [...ofTour(approved), ...decide(ofTour(approved), command('approve-closure', consent, tourOfficer))];
    given(rectification, both)
      .when(command('close', { closedOn: '2020-06-30' }))
      .thenTypes('RectificationClosed');
    given(rectification, checked)
      .when(command('approve-closure', consent, tourOfficer))
      .thenRefused('rectification.approval-not-needed');
    given(rectification, approved)
      .when(command('approve-closure', consent, supervisor))
      .thenNothing();
  });

  it('B3.9: given a consent to an earlier check, when a later check passes, then the consent is asked for again', () => {
    const again = [...reopened, ...submitted.slice(assigned.length), ...checked.slice(submitted.length)];
    given(rectification, again)
      .when(command('close', { closedOn: '2020-07-01' }))
      .thenRefused('rectification.approvals-missing');
  });

  it('B3.1: whether it was in time is told by the day of the evidence that passed', () => {
    const late = [
      ...assigned,
      { type: 'EvidenceSubmitted', data: { ...submission, submittedBy: unit.personId, submittedOn: '2020-08-21' } } as const,
      ...approved.slice(submitted.length),
    ];
    expect(decide(late, command('close', { closedOn: '2020-08-22' }, deputy, '2020-09-01T00:00:00.000Z'))).toMatchObject([
      { data: { inTime: false } },
    ]);
    expect(decide(approved, command('close', { closedOn: '2020-08-22' }, deputy, '2020-09-01T00:00:00.000Z'))).toMatchObject([
      { data: { inTime: true } },
    ]);
  });

  it('B3.9: given a closed item, when the look-back fails, then it is open again under a new limit and the first closure stands', () => {
    const fresh = deadline(ruleInForce(timeLimits, 'B3.1', '2020-07-01'), '2020-07-01T00:00:00.000+08:00');
    given(rectification, closed)
      .when(command('look-back', relapsed, supervisor))
      .then([
        { type: 'LookBackHeld', data: { ...relapsed, recordedBy: supervisor.personId } },
        {
          type: 'RectificationReopened',
          data: { reason: '反弹', reopenedOn: '2020-07-01', deadline: fresh },
          rules: [{ ruleId: 'B3.1', version: '2015' }],
        },
      ]);
    given(rectification, closed)
      .when(command('look-back', { ...relapsed, passed: true }, supervisor))
      .thenTypes('LookBackHeld');
    given(rectification, closed)
      .when(command('look-back', { ...relapsed, lookedBackBy: ['p3'] }, supervisor))
      .thenRefused('rectification.two-checkers');
    expect(given(rectification, reopened).state).toMatchObject({ status: 'rectifying', closures: 1, approvals: [] });
  });

  it('given dates after the moment of asking, or before the step that precedes, then they are refused', () => {
    given(rectification, proposed)
      .when(command('assign', { ...assignment, assignedOn: '2020-07-02' }))
      .thenRefused('rectification.date-in-future');
    given(rectification, proposed)
      .when(command('assign', { ...assignment, assignedOn: '1900-01-01' }))
      .thenRefused('rectification.date-too-early');
    given(rectification, proposed)
      .when(command('assign', { ...assignment, roundStartedOn: '2020-07-02' }))
      .thenRefused('rectification.date-in-future');
    given(rectification, assigned)
      .when(command('submit-evidence', { ...submission, submittedOn: '2020-06-19' }, unit))
      .thenRefused('rectification.date-too-early');
    given(rectification, submitted)
      .when(command('check', { result: 'passed', findings: '……', checkedBy: checkers, checkedOn: '2020-06-27' }, supervisor))
      .thenRefused('rectification.date-too-early');
    given(rectification, approved)
      .when(command('close', { closedOn: '2020-06-28' }))
      .thenRefused('rectification.date-too-early');
    given(rectification, closed)
      .when(command('look-back', { ...relapsed, heldOn: '2020-06-29' }, supervisor))
      .thenRefused('rectification.date-too-early');
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(
      given(rectification, proposed)
        .when(command('close', { closedOn: '2020-06-30' }))
        .thenRefused('rectification.not-allowed'),
    ).toMatchObject({ refusal: { allowed: ['assign', 'dismiss'], details: { status: 'proposed' } } });
  });
});
