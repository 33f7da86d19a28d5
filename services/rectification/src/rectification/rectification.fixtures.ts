import { limitFrom } from '@liandong/legal-time';
import type { RectificationCommand, RectificationData } from './rectification.decider.js';
import type { RectificationEvent } from './rectification.events.js';

/** One history, step by step, for the specs. */
export const at = '2020-07-01T02:00:00.000Z';
export const deputy = { personId: 'mhk-lead-1', organisationId: 'mhk', role: 'deputy' };
export const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const tourOfficer = { personId: 'mhk-tour', organisationId: 'mhk.tour-office', role: 'tour-officer' };
export const unit = { personId: 'mhk-unit', organisationId: 'mhk.unit-agriculture', role: 'unit-contact' };
export const limit = limitFrom('B3.1', '2020-06-20');
export const checkers = ['mhk-supervisor-1', 'mhk-supervisor-2'];
export const evidence = { evidenceId: 'e1', description: '制度文件', sha256: 'a'.repeat(64) };

export const proposal = {
  organisationId: 'mhk',
  unitId: 'mhk.unit-agriculture',
  problem: '审批监管脱节',
  foundBy: { service: 'joint-supervision', id: 'v1-problem-1' },
};
export const assignment = { unitId: 'mhk.unit-agriculture', requirement: '明确审批事项,规范监管标准', assignedOn: '2020-06-20' };

export const proposed: readonly RectificationEvent[] = [
  { type: 'RectificationProposed', data: { ...proposal, proposedBy: 'system:rectification' } },
];
export const assigned: readonly RectificationEvent[] = [
  ...proposed,
  { type: 'RectificationAssigned', data: { ...assignment, approvedBy: deputy.personId, deadline: limit } },
];
export const submitted: readonly RectificationEvent[] = [
  ...assigned,
  {
    type: 'EvidenceSubmitted',
    data: { evidence: [evidence], report: '已出台制度', submittedBy: unit.personId, submittedOn: '2020-06-28' },
  },
];
export const checked: readonly RectificationEvent[] = [
  ...submitted,
  {
    type: 'RectificationChecked',
    data: { result: 'passed', findings: '属实', checkedBy: checkers, checkedOn: '2020-06-29', recordedBy: supervisor.personId },
  },
];
export const approved: readonly RectificationEvent[] = [
  ...checked,
  { type: 'ClosureApproved', data: { capacity: 'daily-supervisor', approvedBy: supervisor.personId, approvedOn: '2020-06-29' } },
];
export const closed: readonly RectificationEvent[] = [
  ...approved,
  {
    type: 'RectificationClosed',
    data: {
      closedOn: '2020-06-30',
      closedBy: deputy.personId,
      approvals: [{ personId: supervisor.personId, capacity: 'daily-supervisor' }],
      inTime: true,
    },
  },
];
export const relapsed = { passed: false, findings: '反弹', lookedBackBy: ['p3', 'p4'], heldOn: '2020-07-01' };
export const reopened: readonly RectificationEvent[] = [
  ...closed,
  { type: 'LookBackHeld', data: { ...relapsed, recordedBy: supervisor.personId } },
  { type: 'RectificationReopened', data: { reason: '反弹', reopenedOn: '2020-07-01', deadline: limitFrom('B3.1', '2020-07-01') } },
];

/** The same history of a problem that a tour found. */
export const ofTour = (history: readonly RectificationEvent[]): readonly RectificationEvent[] =>
  history.map((event) =>
    event.type === 'RectificationProposed'
      ? { ...event, data: { ...event.data, foundBy: { service: 'inspection-liaison', id: 'i1' } } }
      : event,
  );

export const command = <T extends RectificationCommand['type']>(type: T, data: RectificationData<T>, by = deputy, moment = at) =>
  ({ type, data, by, at: moment }) as RectificationCommand;
