import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';

/** As the ledger says the clue stands. */
export interface ReconciledItem {
  readonly clueId: string;
  readonly number: string;
  readonly status: string;
  readonly mode: string | null;
}

export const answerKinds = ['confirmed', 'objected'] as const;

/** What the handler says about one item; an objection says why. */
export interface Answer {
  readonly clueId: string;
  readonly answer: (typeof answerKinds)[number];
  readonly note?: string;
}

/** 更正台账 · 承办部门更正 · 补登 · 无差异: how a difference ended. */
export const settlements = ['ledger-corrected', 'handler-corrected', 'registered-later', 'no-difference'] as const;
export type Settlement = (typeof settlements)[number];

/** The reconciliation of the library with one handler (定期核对, B1.3). Names are storage formats. */
export type ReconciliationEvent =
  /** `items`: what the ledger says this handler has. */
  | {
      readonly type: 'ReconciliationOpened';
      readonly data: {
        readonly organisationId: string;
        readonly handlerId: string;
        readonly items: readonly ReconciledItem[];
        readonly openedOn: string;
        readonly openedBy: string;
        readonly deadline: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** `remaining`: items that are still to be answered. */
  | {
      readonly type: 'ItemsAnswered';
      readonly data: {
        readonly answers: readonly Answer[];
        readonly remaining: number;
        readonly inTime: boolean;
        readonly answeredBy: string;
      };
    }
  /** 差异处理: `open`: differences that are still to be settled. */
  | {
      readonly type: 'DifferenceSettled';
      readonly data: {
        readonly clueId: string;
        readonly settlement: Settlement;
        readonly note: string;
        readonly open: number;
        readonly settledBy: string;
      };
    };
