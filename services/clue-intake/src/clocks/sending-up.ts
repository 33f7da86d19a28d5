import { type Instant, ruleOf, type RuleVersion } from '@liandong/event-sourcing';
import { type Band, dateInChina, firedLate, type LimitDue } from '@liandong/legal-time';
import { practiceOf } from './warning-practices.js';

/** That the limit of B1.7 comes near, or has passed (`overdue`). It stands with what it is about, so that whoever may know of that learns of it, and nobody else. */
export interface SendingUpWarning {
  readonly band: Band;
  readonly overdue: boolean;
  readonly dueAt: Instant;
  readonly firedAt: Instant;
  /** The service slept through the moment. */
  readonly late: boolean;
}

/** What a timer says about such a limit. */
export type SendingUpDue = Pick<LimitDue, 'stage' | 'dueAt' | 'organisationId' | 'limit'>;

/** B1.7, B1.23: undefined where there is nothing to warn about. */
export function sendingUpWarning({ stage, dueAt, organisationId, limit }: SendingUpDue, at: Instant): { readonly data: SendingUpWarning; readonly rules: readonly RuleVersion[] } | undefined {
  if (stage === 'met' || stage === 'moved') return undefined;
  const overdue = stage === 'overdue';
  const { practice, version } = practiceOf(organisationId, dateInChina(limit.startedAt));
  const data = { band: overdue ? 'red' : (stage as Band), overdue, dueAt, firedAt: at, late: firedLate(dueAt, at) };
  return { data, rules: [ruleOf(limit), { ruleId: `B1.23:${practice}`, version }] };
}
