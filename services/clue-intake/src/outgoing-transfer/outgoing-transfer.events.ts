import type { Subject } from '@liandong/contracts';
import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { Figures } from '../clue/clue.events.js';

/** 移送管辖: the persons leave the clue here (B1.6) · 通报: the agency learns of it, and it stays here (1.12, 1.25) */
export const transferWays = ['hand-over', 'notice'] as const;
export type TransferWay = (typeof transferWays)[number];

export interface Letter {
  readonly organisationId: string;
  /** An agency that this commission has admitted. */
  readonly agencyId: string;
  readonly way: TransferWay;
  /** 文号 of the own letter. */
  readonly documentNumber: string;
  /** The words that the agency reads: what it needs to know, and no more (B4.4). */
  readonly title: string;
  readonly summary: string;
  /** Why it goes there; for those who approve. */
  readonly reason: string;
  /** Where it comes from: a clue, or a mark (1.25). */
  readonly clueId?: string;
  readonly keyMarkId?: string;
}

/** 移送件: what the commission hands over, or makes known, to an agency (0.14, 1.12, 1.25). Names are storage formats. */
export type OutgoingTransferEvent =
  /** `subjects`: as they stood in the clue. */
  | {
      readonly type: 'TransferProposed';
      readonly data: Letter & { readonly clueNumber?: string; readonly subjects: readonly Subject[]; readonly proposedBy: string };
    }
  | { readonly type: 'TransferRejected'; readonly data: { readonly reason: string; readonly rejectedBy: string } }
  /** From now on the agency sees it. `acceptBy`: until when it is to be signed for. */
  | {
      readonly type: 'TransferSent';
      readonly data: { readonly sentOn: string; readonly approvedBy: string; readonly acceptBy: Deadline };
      readonly rules: readonly RuleVersion[];
    }
  /** 签收: `reference` is the agency's own number of it. */
  | {
      readonly type: 'TransferAccepted';
      readonly data: { readonly reference: string; readonly acceptedOn: string; readonly acceptedBy: string; readonly inTime: boolean };
    }
  | {
      readonly type: 'TransferRefused';
      readonly data: { readonly reason: string; readonly refusedOn: string; readonly refusedBy: string; readonly inTime: boolean };
    }
  /** 撤回: the agency was suspended or did not react, and the persons are the commission's again. `handedOver` false: nobody had left the clue, which had gone on before. */
  | {
      readonly type: 'TransferRecalled';
      readonly data: { readonly reason: string; readonly recalledOn: string; readonly recalledBy: string; readonly handedOver?: false };
    }
  /** 反馈 of the agency: what came of it, in numbers of persons. */
  | {
      readonly type: 'TransferAnswered';
      readonly data: { readonly text: string; readonly figures: Figures; readonly answeredOn: string; readonly answeredBy: string };
    }
  | { readonly type: 'TransferAnswerAcknowledged'; readonly data: { readonly acknowledgedOn: string; readonly acknowledgedBy: string } };
