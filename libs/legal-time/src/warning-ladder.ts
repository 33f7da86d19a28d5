import { localRows, nearestRowOn, type warningMeasures } from './local-rules.js';
import type { NamedVersion } from './rules.js';
import { earliestDate } from './time-limits.js';
import type { Band } from './warning-lines.js';

export type WarningAction = (typeof warningMeasures)[number];
export type WarningLetter = Extract<WarningAction, 'reminder-letter' | 'supervision-letter'>;

/** What follows a warning, as versioned data. */
interface WarningLadder {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly actions: Readonly<Record<Band, readonly WarningAction[]>>;
}

const warningLadders: readonly WarningLadder[] = [
  {
    version: '1',
    effectiveFrom: earliestDate,
    actions: { blue: ['call'], yellow: ['reminder-letter'], red: ['supervision-letter', 'talk'] },
  },
];

/** What follows a warning of this organisation on that day, and the version that says so: its own row, else ours. */
export function ladderInForce(organisationId: string, date: string): Pick<WarningLadder, 'actions'> & { readonly rule: NamedVersion } {
  const { actions, version } =
    nearestRowOn(localRows('warningMeasures'), organisationId, date) ??
    warningLadders
      .filter(({ effectiveFrom }) => effectiveFrom <= date)
      .reduce((best, row) => (row.effectiveFrom > best.effectiveFrom ? row : best));
  return { actions, rule: { ruleId: 'B1.23-ladder', version } };
}

export function isLetter(action: WarningAction): action is WarningLetter {
  return action === 'reminder-letter' || action === 'supervision-letter';
}
