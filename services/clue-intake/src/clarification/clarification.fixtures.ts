import type { ClarificationCommand } from './clarification.decider.js';
import type { ClarificationEvent, ClarificationPlan } from './clarification.events.js';

export const at = '2020-08-31T02:00:00.000Z';
export const supervisor = { personId: 'mhk-supervisor-1', organisationId: 'mhk.room-1', role: 'supervisor' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const plan: ClarificationPlan = {
  organisationId: 'mhk',
  clueId: 'c1',
  subjectId: 's1',
  form: 'circular',
  text: '经核实,反映问题不属实',
  affected: ['某局', '某乡'],
  scope: ['某局'],
};
export const command = <T extends ClarificationCommand['type']>(
  type: T,
  data: Extract<ClarificationCommand, { type: T }>['data'],
  by: ClarificationCommand['by'] = supervisor,
) => ({ type, data, by, at }) as ClarificationCommand;

export const proposed: readonly ClarificationEvent[] = [
  { type: 'ClarificationProposed', data: { ...plan, proposedBy: supervisor.personId } },
];
export const approved: readonly ClarificationEvent[] = [
  ...proposed,
  { type: 'ClarificationApproved', data: { approvedBy: principal.personId, approvedAt: at } },
];
export const made: readonly ClarificationEvent[] = [
  ...approved,
  { type: 'ClarificationMade', data: { madeOn: '2020-08-31', reference: '澄清函〔2020〕1号', madeBy: supervisor.personId } },
];
