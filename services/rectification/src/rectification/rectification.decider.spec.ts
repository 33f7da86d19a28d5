import { deadline, ruleInForce, timeLimits } from '@liandong/legal-time';
import { given } from '@liandong/testing';
import { rectification, type RectificationCommand } from './rectification.decider.js';
import type { RectificationEvent } from './rectification.events.js';

const at = '2020-07-01T02:00:00.000Z';
const deputy = { personId: 'mhk-deputy', organisationId: 'mhk', role: 'deputy' };
const unit = { personId: 'mhk-unit', organisationId: 'mhk.unit-market', role: 'unit-contact' };
const limit = deadline(ruleInForce(timeLimits, 'B3.1', '2020-06-20'), '2020-06-20T00:00:00.000+08:00');
const foundBy = { service: 'joint-supervision', id: 'v1' };

const proposed: RectificationEvent[] = [{ type: 'RectificationProposed', data: { organisationId: 'mhk', unitId: 'mhk.unit-market', problem: '审批监管脱节', foundBy } }];
const assigned: RectificationEvent[] = [
  ...proposed,
  { type: 'RectificationAssigned', data: { unitId: 'mhk.unit-market', requirement: '明确审批事项,规范监管标准', assignedOn: '2020-06-20', approvedBy: deputy.personId, deadline: limit } },
];
const evidence = { evidenceId: 'e1', description: '制度文件', sha256: 'a'.repeat(64) };
const submitted: RectificationEvent[] = [...assigned, { type: 'EvidenceSubmitted', data: { evidence: [evidence], report: '已出台制度', submittedBy: unit.personId, submittedOn: '2020-06-28' } }];
const checked: RectificationEvent[] = [...submitted, { type: 'RectificationChecked', data: { result: 'passed', findings: '属实', checkedBy: ['p1', 'p2'], checkedOn: '2020-06-29' } }];
const closed: RectificationEvent[] = [...checked, { type: 'RectificationClosed', data: { closedOn: '2020-06-30', supervisorApproval: 'p1', closedBy: deputy.personId, inTime: true } }];

const command = <T extends RectificationCommand['type']>(type: T, data: Extract<RectificationCommand, { type: T }>['data'], by = deputy) => ({ type, data, by, at }) as RectificationCommand;

describe('rectification', () => {
  it('B3.1: when assigned, then the limit in force on that day is stored with its version', () => {
    given(rectification, proposed)
      .when(command('assign', { unitId: 'mhk.unit-market', requirement: '明确审批事项', assignedOn: '2020-06-20' }))
      .then([
        {
          type: 'RectificationAssigned',
          data: { unitId: 'mhk.unit-market', requirement: '明确审批事项', assignedOn: '2020-06-20', approvedBy: deputy.personId, deadline: limit },
          rules: [{ ruleId: 'B3.1', version: limit.version }],
        },
      ]);
  });

  it('given an assigned item, when another unit submits evidence, then it is refused; the responsible unit may', () => {
    const data = { evidence: [evidence], report: '已整改', submittedOn: '2020-06-28' };
    given(rectification, assigned).when(command('submit-evidence', data, { ...unit, organisationId: 'mhk.unit-other' })).thenRefused('rectification.not-responsible-unit');
    given(rectification, assigned).when(command('submit-evidence', data, unit)).thenTypes('EvidenceSubmitted');
  });

  it('given submitted evidence, when the same id comes again, then it is refused', () => {
    given(rectification, submitted).when(command('submit-evidence', { evidence: [evidence], report: '补充', submittedOn: '2020-06-28' }, unit)).thenRefused('rectification.evidence-repeated');
  });

  it('B2.11: a check takes two different persons; a failed one sends the item back', () => {
    const check = { result: 'failed' as const, findings: '未落实', checkedOn: '2020-06-29' };
    given(rectification, submitted).when(command('check', { ...check, checkedBy: ['p1', 'p1'] })).thenRefused('rectification.two-checkers');
    const failed = given(rectification, [...submitted, { type: 'RectificationChecked', data: { ...check, checkedBy: ['p1', 'p2'] } }]);
    expect(failed.state.status).toBe('rectifying');
  });

  it('B3.9: closing takes a second person, and nobody who checked', () => {
    given(rectification, checked).when(command('close', { supervisorApproval: deputy.personId, closedOn: '2020-06-30' })).thenRefused('rectification.second-approver');
    given(rectification, checked).when(command('close', { supervisorApproval: 'p9', closedOn: '2020-06-30' }, { ...deputy, personId: 'p1' })).thenRefused('rectification.closer-checked');
    given(rectification, checked)
      .when(command('close', { supervisorApproval: 'p1', closedOn: '2020-06-30' }))
      .then([{ type: 'RectificationClosed', data: { supervisorApproval: 'p1', closedOn: '2020-06-30', closedBy: deputy.personId, inTime: true } }]);
  });

  it('B3.9: given a closed item, when the look-back fails, then it is open again and the first closure stands', () => {
    const lookBack = { findings: '反弹', lookedBackBy: ['p3', 'p4'], heldOn: '2020-07-01' };
    given(rectification, closed).when(command('look-back', { ...lookBack, passed: true })).thenTypes('LookBackHeld');
    given(rectification, closed).when(command('look-back', { ...lookBack, passed: false })).thenTypes('LookBackHeld', 'RectificationReopened');
    const reopened = given(rectification, [...closed, { type: 'RectificationReopened', data: { reason: '反弹', reopenedOn: '2020-07-01', deadline: limit } }]);
    expect(reopened.state).toMatchObject({ status: 'rectifying', closures: 1 });
  });

  it('given a running limit, when extended, then the due moment moves and the rule stays; after it has passed it is refused', () => {
    const [extended] = rectification.decide(command('extend-deadline', { days: 10, reason: '汛期' }), given(rectification, assigned).state);
    expect(extended).toMatchObject({ type: 'DeadlineExtended', data: { deadline: { ruleId: 'B3.1', version: limit.version }, approvedBy: deputy.personId } });
    expect((extended as Extract<RectificationEvent, { type: 'DeadlineExtended' }>).data.deadline.dueAt > limit.dueAt).toBe(true);
    const late = { ...command('extend-deadline', { days: 10, reason: '汛期' }), at: '2021-07-01T00:00:00.000Z' };
    given(rectification, assigned).when(late).thenRefused('rectification.extension-not-later');
  });

  it('given a date after the moment of asking, then it is refused', () => {
    given(rectification, proposed).when(command('assign', { unitId: 'u', requirement: 'r', assignedOn: '2020-07-02' })).thenRefused('rectification.date-in-future');
  });

  it('given a status, when a command is not allowed in it, then the refusal lists the allowed ones', () => {
    expect(given(rectification, proposed).when(command('close', { supervisorApproval: 'x', closedOn: '2020-06-30' })).thenRefused('rectification.not-allowed')).toMatchObject({ refusal: { allowed: ['assign'] } });
  });
});
