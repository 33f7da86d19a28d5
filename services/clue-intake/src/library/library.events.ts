import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';

/** 缺少 · 多出 · 内容不符: what a hand-over finds beside its list. */
export const differenceKinds = ['missing', 'surplus', 'content'] as const;

/** Who gives the items away, and who takes them on (移交人 · 接收人). */
export const handoverSides = ['giver', 'taker'] as const;
export type HandoverSide = (typeof handoverSides)[number];

export interface Difference {
  /** Number of the item in the ledger (B1.4). */
  readonly number: string;
  readonly kind: (typeof differenceKinds)[number];
  readonly note: string;
}

/** The giver's items as they stood at a position of the log; whoever lists them again finds the same ones. */
export interface FixedList {
  /** Global position of the last registration that the list holds; `0`: none. */
  readonly position: string;
  readonly count: number;
  /** SHA-256 (hex) over the JSON array of the numbers, in the order of their registration. */
  readonly digest: string;
}

/** The keeping of a clue library (线索库的保管, B1.3, B1.4). Names are storage formats. */
export type LibraryEvent =
  /** One unit holds the library, and no other. `reconciliationDeadline`: until when the first period is reconciled. */
  | {
      readonly type: 'LibraryEntrusted';
      readonly data: {
        readonly organisationId: string;
        readonly unitId: string;
        readonly since: string;
        readonly entrustedBy: string;
        readonly reconciliationDeadline: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** 指定专人保管: from that day on. */
  | {
      readonly type: 'KeeperAppointed';
      readonly data: { readonly personId: string; readonly from: string; readonly documentNumber: string; readonly appointedBy: string };
    }
  /** 移交: the giver registers nothing from here on. `handover`: its place among the hand-overs of this library, from 1. */
  | {
      readonly type: 'HandoverPrepared';
      readonly data: {
        readonly handover: number;
        readonly giver: string;
        readonly taker: string;
        readonly list: FixedList;
        readonly preparedOn: string;
        readonly preparedBy: string;
      };
    }
  | { readonly type: 'DifferenceNoted'; readonly data: Difference & { readonly handover: number; readonly notedBy: string } }
  | {
      readonly type: 'HandoverSigned';
      readonly data: { readonly handover: number; readonly side: HandoverSide; readonly signedOn: string; readonly signedBy: string };
    }
  | {
      readonly type: 'HandoverCancelled';
      readonly data: { readonly handover: number; readonly reason: string; readonly cancelledBy: string };
    }
  /** Every handler that has something was reconciled with since the period began; the next one starts. `deadline`: until when it is reconciled. */
  | {
      readonly type: 'PeriodReconciled';
      readonly data: {
        readonly from: string;
        readonly reconciledOn: string;
        readonly reconciliationIds: readonly string[];
        readonly inTime: boolean;
        readonly reconciledBy: string;
        readonly deadline: Deadline;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** Both have signed: the giver’s office ends, the items are the taker’s. */
  | {
      readonly type: 'HandoverCompleted';
      readonly data: { readonly handover: number; readonly giver: string; readonly taker: string; readonly completedOn: string };
    };
