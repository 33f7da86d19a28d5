import { type Band, earliestDate } from '@liandong/legal-time';

/** 电话提醒 · 提示函 · 督办函 · 约谈 (B1.23). The first and the last are done by people and recorded; the letters are documents of the notification service. */
export const warningMeasures = ['call', 'reminder-letter', 'supervision-letter', 'talk'] as const;
export type WarningAction = (typeof warningMeasures)[number];
export type WarningLetter = Extract<WarningAction, 'reminder-letter' | 'supervision-letter'>;

/** What follows a warning, as versioned data. */
export interface WarningLadder {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly actions: Readonly<Record<Band, readonly WarningAction[]>>;
}

export const warningLadders: readonly WarningLadder[] = [
  { version: '1', effectiveFrom: earliestDate, actions: { blue: ['call'], yellow: ['reminder-letter'], red: ['supervision-letter', 'talk'] } },
];

export function ladderInForce(date: string): WarningLadder {
  return warningLadders.filter(({ effectiveFrom }) => effectiveFrom <= date).reduce((best, row) => (row.effectiveFrom > best.effectiveFrom ? row : best));
}

export function isLetter(action: WarningAction): action is WarningLetter {
  return action === 'reminder-letter' || action === 'supervision-letter';
}
