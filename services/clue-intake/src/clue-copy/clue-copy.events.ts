import type { Subject } from '@liandong/contracts';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { Transfer } from '../clue/clue.events.js';

/** 转问题线索 · 日常监督 · 政治生态评价 (巡察) · 提示单 · 不采用: what comes of an item (1.13). */
export const copyConclusions = ['clue', 'daily-supervision', 'political-ecology', 'prompt-hint', 'no-use'] as const;
export type CopyConclusion = (typeof copyConclusions)[number];

/** 问题线索: the clue itself stands in the library, once it was taken in. */
export interface CopiedClue {
  readonly kind: 'clue';
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly Subject[];
}

/** 意见建议: about a unit; no clue. */
export interface CopiedOpinion {
  readonly kind: 'opinion';
  readonly topic: string;
  readonly unitId: string;
  readonly text: string;
}

/** Items are named by their number in the copy, from 1. */
export type CopiedItem = (CopiedClue | CopiedOpinion) & { readonly itemNo: number };

/** Both days included. */
export interface CopiedPeriod {
  readonly from: string;
  readonly to: string;
}

/** 研判结论 about one item. `problemType`: of the same table as that of a clue (B1.22). `toOrganisation`: who uses it in daily supervision, or prepares the prompt. */
export interface AnalysedItem {
  readonly itemNo: number;
  readonly conclusions: readonly CopyConclusion[];
  readonly problemType: string;
  /** Of the type; absent in what was analysed before there were any. */
  readonly area?: string;
  readonly unitId: string;
  /** Why; of what goes to a tour, the words that the tour office reads. */
  readonly opinion: string;
  readonly toOrganisation?: string;
}

/** What became of one item, as the people's congress is told: the reason where it is of no use, the clue where there is one. */
export interface ItemResult {
  readonly itemNo: number;
  readonly conclusions: readonly CopyConclusion[];
  readonly reason?: string;
  readonly clueId?: string;
}

/** 抄送件: what the people's congress collected in a period and copied to the commission (1.13). Names are storage formats. */
export type ClueCopyEvent =
  /** `transfer`: the CloudEvent behind it; absent where it came on paper. */
  | {
      readonly type: 'ClueCopyReceived';
      readonly data: {
        readonly organisationId: string;
        readonly agencyId: string;
        readonly reference: string;
        readonly period: CopiedPeriod;
        readonly copiedOn: string;
        readonly items: readonly CopiedItem[];
        readonly transfer?: Transfer;
        readonly receivedBy: string;
      };
    }
  /** The item is a clue of the library: a new one, or (`linked`) one that stood there before. */
  | {
      readonly type: 'CopiedItemTakenIn';
      readonly data: { readonly itemNo: number; readonly clueId: string; readonly linked: boolean; readonly takenInBy: string };
    }
  | {
      readonly type: 'CopyAnalysisProposed';
      readonly data: { readonly items: readonly AnalysedItem[]; readonly proposedBy: string };
      readonly rules?: readonly RuleVersion[];
    }
  /** `items`: what was approved, as a whole. */
  | {
      readonly type: 'CopyAnalysisApproved';
      readonly data: { readonly items: readonly AnalysedItem[]; readonly approvedOn: string; readonly approvedBy: string };
    }
  | { readonly type: 'CopyAnalysisRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  /** 回复人大: what became of each item. */
  | {
      readonly type: 'CopyReplied';
      readonly data: {
        readonly results: readonly ItemResult[];
        readonly text: string;
        readonly repliedOn: string;
        readonly repliedBy: string;
      };
    }
  /** The receipt of the people's congress. */
  | { readonly type: 'CopyReplyAcknowledged'; readonly data: { readonly acknowledgedOn: string; readonly acknowledgedBy: string } };
