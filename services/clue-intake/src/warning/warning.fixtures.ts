import { type LimitDue, limitFrom } from '@liandong/legal-time';
import type { WarningCommand } from './warning.decider.js';
import type { WarningEvent } from './warning.events.js';

export const limit = limitFrom('B1.2', '2026-01-05');
export const dueAt = '2026-02-02T15:59:59.999Z';
export const timer = { personId: 'system:clue-intake', organisationId: 'mhk', role: 'automation' };
export const director = { personId: 'mhk-director', organisationId: 'mhk.case-management', role: 'case-director' };

export const limitDue = (stage: string, more: Partial<LimitDue> = {}): LimitDue => ({
  clock: 'disposal',
  of: { category: 'clue', id: 'c1' },
  stage,
  dueAt,
  limit,
  organisationId: 'mhk',
  ...more,
});
export const fires = (stage: string, at = dueAt, more: Partial<LimitDue> = {}): WarningCommand => ({
  type: 'limit-due',
  data: limitDue(stage, more),
  by: timer,
  at,
});
export const ask = <T extends WarningCommand['type']>(
  type: T,
  data: Extract<WarningCommand, { type: T }>['data'],
  at = '2026-02-03T02:00:00.000Z',
) => ({ type, data, by: director, at }) as WarningCommand;

export const warned = (more: Partial<Extract<WarningEvent, { type: 'ClueWarned' }>['data']> = {}): WarningEvent => ({
  type: 'ClueWarned',
  data: {
    clock: 'disposal',
    of: { category: 'clue', id: 'c1' },
    organisationId: 'mhk',
    responsible: 'mhk.case-management',
    band: 'yellow',
    overdue: false,
    ruleId: 'B1.2',
    version: '1',
    deadline: limit,
    dueAt,
    firedAt: dueAt,
    late: false,
    actions: ['reminder-letter'],
    ...more,
  },
});
