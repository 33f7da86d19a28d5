import { dateInChina } from '@liandong/legal-time';
import type { ClueEvent } from '../../clue/clue.events.js';
import type { CaseFact, CaseFactKind } from '../../clue/clue.past.decider.js';

/** What became of one person (3.16): the day of each fact, who filed, the form of the sanction, and all that was recovered, in fen. */
export type ListedFacts = Readonly<Partial<Record<Exclude<CaseFactKind, 'recovered'>, string>>> & {
  readonly level?: 'county' | 'township';
  readonly form?: CaseFact['form'];
  readonly recoveredFen?: number;
};

/** What of a clue's handling an export says. */
export interface PastColumns {
  /** The day on which the current mode was approved, or which an old ledger has. */
  readonly disposedOn: string | null;
  /** By subject. */
  readonly facts: Readonly<Record<string, ListedFacts>>;
}

export const noPast: PastColumns = { disposedOn: null, facts: {} };

type DataOf<Type extends ClueEvent['type']> = Extract<ClueEvent, { readonly type: Type }>['data'];

export const approvedOn = ({ approvedAt }: DataOf<'DisposalApproved'>) => ({ disposedOn: dateInChina(approvedAt) });

/** A fact stands once per person, as the first one said it; sums that were recovered add up. */
export function withFact(
  { facts }: PastColumns,
  { subjectId, fact, on, level, form, amountFen }: DataOf<'CaseFactRecorded'>,
): Pick<PastColumns, 'facts'> {
  const known = facts[subjectId] ?? {};
  const next: ListedFacts =
    fact === 'recovered'
      ? { recoveredFen: (known.recoveredFen ?? 0) + amountFen! }
      : { [fact]: on, ...(form === undefined ? {} : { form }) };
  // Who filed says the level; where nobody did, the first fact does.
  return { facts: { ...facts, [subjectId]: { level, ...known, ...next, ...(fact === 'filed' ? { level } : {}) } } };
}

/** 补充立案: who filed, and when, as the case of whoever was identified. */
export function withMovedFiling({ facts }: PastColumns, { subjectId, on, level }: DataOf<'FilingMoved'>): Pick<PastColumns, 'facts'> {
  return { facts: { ...facts, [subjectId]: { ...facts[subjectId], filed: on, level } } };
}
