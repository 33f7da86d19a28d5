import type { ClassificationEvent } from './classification.events.js';

export const at = '2020-06-11T02:00:00.000Z';
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };
export const principal = { personId: 'mhk-principal', organisationId: 'mhk', role: 'principal' };
export const proposal = { organisationId: 'mhk', about: { kind: 'clue', id: 'c1' }, level: 'secret', reason: '涉及重要案件' } as const;

export const proposed: readonly ClassificationEvent[] = [
  { type: 'ClassificationProposed', data: { ...proposal, from: 'internal', proposedBy: director.personId } },
];
export const approved: readonly ClassificationEvent[] = [
  ...proposed,
  {
    type: 'ClassificationApproved',
    data: { level: 'secret', approvedBy: principal.personId },
    rules: [{ ruleId: 'B4.9-clearance', version: '2019' }],
  },
];
export const admitted: readonly ClassificationEvent[] = [
  ...approved,
  { type: 'PersonAdmitted', data: { personId: 'mhk-inv-1', reason: '承办需要', admittedBy: principal.personId } },
];
