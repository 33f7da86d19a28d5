import { startOfDay } from './calendar.js';
import { deadline } from './deadline.js';
import { ruleInForce, type TimeLimitRule } from './rules.js';
import { timeLimits } from './time-limits.js';

/** A limit that an organisation sets for itself (本地时限), for itself and everybody below it: its own measures, or a document that is not public (B1.25). Versioned as the national ones. */
export interface LocalTimeLimit extends TimeLimitRule {
  readonly organisationId: string;
}

/** Rules for which somebody looks for a row of the organisation. */
export const localRuleIds: readonly string[] = [
  '0.14-acceptance',
  '0.14-feedback',
  '0.14-receipt',
  'B1.2',
  'B1.2-extension',
  'B1.2-approval-deputy',
  'B1.2-approval-principal',
  'B1.3-reconciliation',
  'B1.3-reconciliation-answer',
  'B1.6',
  'B1.7',
  'B1.9',
  'B1.11',
  'B1.12',
  'B1.12-extension',
  'B1.15',
  'B1.15-result',
  'B1.19',
  'B1.20',
  'B1.21',
  'B1.21-record',
  'B1.23-verification',
  'B1.23-inquiry',
  'B2.36-hold',
  '3.14-disposal',
  '3.14-start',
  'B3.4',
  'B4.6',
  'B4.7-secrecy-core',
  'B4.7-secrecy-important',
  'B4.7-secrecy-general',
  'enquiry-reply',
];

/** Rules about clues and leavers for which nobody looks for a row, and why. */
export const nationalRuleIds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'B1.3-reconciliation-monthly': {
    zh: '旧行:已发生的事件引用;现用 B1.3-reconciliation 的本地行',
    en: 'an older row that events name; today a row for B1.3-reconciliation says how often',
  },
  'B4.7': {
    zh: '从业限制由监察法规定:缩短即放宽,延长须有法律依据',
    en: 'the bar on occupations is the law’s: a shorter one would loosen it, and a longer one needs a law',
  },
};

/** Not a default of ours. */
export function isLaw({ confidence }: Pick<TimeLimitRule, 'confidence'>): boolean {
  return confidence === 'H' || confidence === 'M';
}

/**
 * Whoever has a shorter limit of their own may have it; what the law sets is not made longer, what is a default of ours may be.
 *
 * @throws RangeError a limit of a rule for which no row is looked for, or one that is longer than the law allows; `place` says which row
 */
export function ensureLocalLimit(row: LocalTimeLimit, place: string): void {
  const name = `${place}: the local limit ${row.organisationId} ${row.ruleId} ${row.version}`;
  if (!localRuleIds.includes(row.ruleId))
    throw new RangeError(`${place}: no local limit is looked for under ${row.ruleId}: there are ${localRuleIds.join(', ')}`);
  const national = ruleInForce(timeLimits, row.ruleId, row.effectiveFrom);
  const start = startOfDay(row.effectiveFrom);
  if (isLaw(national) && deadline(row, start).dueAt > deadline(national, start).dueAt)
    throw new RangeError(`${name} is longer than ${national.ruleId} allows`);
}
