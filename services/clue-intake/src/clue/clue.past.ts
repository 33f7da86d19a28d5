import type { ProblemType } from './clue.events.js';
import type { PastMode } from '../rules/disposal-modes.js';

/** 立案 · 办结 · 处分 · 留置 · 移送司法 · 追缴: what is counted of the handling of a clue (3.16). */
export const caseFacts = ['filed', 'handled', 'sanctioned', 'detained', 'transferred', 'recovered'] as const;
export type CaseFactKind = (typeof caseFacts)[number];

/** One fact about one person. Each stands once per person; money may be recovered in several parts. */
export interface CaseFact {
  readonly subjectId: string;
  readonly fact: CaseFactKind;
  readonly on: string;
  /** The case, decision or receipt behind it. */
  readonly reference: string;
  /** Who filed: county or township (2.10); by default the level to which the clue was routed. */
  readonly level?: 'county' | 'township';
  /** 第二、第三种形态 of a sanction, where known (B2.26). */
  readonly form?: 1 | 2 | 3 | 4;
  /** Recovered, in fen. */
  readonly amountFen?: number;
}

/** How a clue of an old ledger had been disposed of before it entered (B1.22). */
export interface PastDisposal {
  readonly mode: PastMode;
  readonly disposedOn: string;
}

/** What a row of an old ledger says beside the clue itself; facts are about its one subject. */
export interface PastOfRow {
  readonly problemTypes?: readonly ProblemType[];
  readonly disposal?: PastDisposal;
  readonly facts: readonly Omit<CaseFact, 'subjectId'>[];
}

/** What stands of a person's handling: the day of each fact, and the receipts of what was recovered. */
export type FactsOfPerson = Readonly<Partial<Record<Exclude<CaseFactKind, 'recovered'>, string>>> & { readonly receipts?: readonly string[] };

export function withFact(facts: Readonly<Record<string, FactsOfPerson>>, { subjectId, fact, on, reference }: CaseFact): Readonly<Record<string, FactsOfPerson>> {
  const known = facts[subjectId] ?? {};
  return { ...facts, [subjectId]: fact === 'recovered' ? { ...known, receipts: [...(known.receipts ?? []), reference] } : { ...known, [fact]: on } };
}
