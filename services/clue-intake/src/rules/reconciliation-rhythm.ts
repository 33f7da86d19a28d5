import { type Deadline, earliestDate, limitFrom } from '@liandong/legal-time';

/** How often the library is reconciled with its handlers (定期核对, B1.3): which limit an organisation follows from a day on. A row is never edited. */
export interface ReconciliationRhythm {
  /** Absent: every organisation that has no row of its own. */
  readonly organisationId?: string;
  readonly effectiveFrom: string;
  /** A row of the time limits, whose version the events store. */
  readonly ruleId: 'B1.3-reconciliation' | 'B1.3-reconciliation-monthly';
}

export const reconciliationRhythms: readonly ReconciliationRhythm[] = [
  { effectiveFrom: earliestDate, ruleId: 'B1.3-reconciliation' },
  { organisationId: 'pj', effectiveFrom: '2020-01-01', ruleId: 'B1.3-reconciliation-monthly' },
];

/** Until when the period that starts on that day is to be reconciled. */
export function reconciliationLimit(organisationId: string, date: string, rhythms = reconciliationRhythms): Deadline {
  const newest = (owner: string | undefined) =>
    rhythms.filter((row) => row.organisationId === owner && row.effectiveFrom <= date).reduce<ReconciliationRhythm | undefined>((best, row) => (!best || row.effectiveFrom > best.effectiveFrom ? row : best), undefined);
  const { ruleId } = newest(organisationId) ?? newest(undefined)!;
  return limitFrom(ruleId, date);
}
