import type { AccessMark, RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { SealedFields } from '../report/report.events.js';

/** Who is answered: whoever signed a report of the public channel (the reply's id is the report's), or whoever is registered with a clue (the reporter's). */
export const replyKinds = ['report', 'clue'] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** 电话 · 书面 · 当面 · 回执对话: a report of the public channel is answered in its dialogue, and in no other way. */
export const replyMeans = ['phone', 'letter', 'in-person', 'dialogue'] as const;
export type ReplyMeans = (typeof replyMeans)[number];

/** Why nobody is told any more: 重复 · 不予受理 · 移送 · 径送上级 · 署名未经核实 · 不要求答复 · 作废 (B1.15, B1.16). */
export const replyEnds = ['repeat', 'not-accepted', 'forwarded', 'sent-up', 'not-real-name', 'not-wanted', 'voided'] as const;
export type ReplyEnd = (typeof replyEnds)[number];

/** 维持 · 改变: what a re-check led to. */
export const recheckOutcomes = ['upheld', 'changed'] as const;
export type RecheckOutcome = (typeof recheckOutcomes)[number];

export interface Told {
  readonly means: ReplyMeans;
  readonly toldOn: string;
}

/** What the reporter objected, sealed: it may tell who speaks (B4.4). */
export type SealedStatement = SealedFields<'statement'>;

type Fact<Type extends string, Data extends object> = { readonly type: Type; readonly data: Data; readonly rules?: readonly RuleVersion[] };

/** What a real-name reporter is owed, and told (告知反馈, B1.15). Names are storage formats; nothing here names the reporter. */
export type ReplyEvent =
  /** 告知受理 is due from the day of receipt; anew where what had not been taken in is looked at again. */
  | Fact<
      'ReplyOwed',
      {
        readonly organisationId: string;
        readonly kind: ReplyKind;
        readonly receivedOn: string;
        readonly acknowledgeBy: Deadline;
        /** Of whoever signed or came beside the first: of which clue. */
        readonly clueId?: string;
      }
    >
  /** The day of receipt of the clue was put right (B1.4), and nobody had been told yet: from now on 告知受理 is due by this one. `shortened`: sooner than before, which whoever approved it was shown and accepted; otherwise the former limit stays. */
  | Fact<
      'ReplyReceiptCorrected',
      { readonly receivedOn: string; readonly formerly: string; readonly acknowledgeBy: Deadline; readonly shortened?: true }
    >
  | Fact<'ReplyAcknowledged', Told & { readonly inTime: boolean; readonly toldBy: string }>
  /** The clue is complete: 反馈结果 is due. */
  | Fact<
      'ReplyResultOwed',
      {
        readonly clueId: string;
        readonly completedOn: string;
        readonly tellBy: Deadline;
        /** How often the clue had been opened again by then (重新办理); absent: never. */
        readonly round?: number;
      }
    >
  | Fact<'ReplyResultTold', Told & { readonly inTime: boolean; readonly toldBy: string }>
  /** 异议. `number` counts from 1. `keyOf`: of a report, where it is sealed under the key of the clue's reporter; absent, under the report's own. */
  | Fact<
      'ReplyObjectionRecorded',
      {
        readonly number: number;
        readonly statement: SealedStatement;
        readonly keyOf?: 'reporter';
        readonly newEvidence: boolean;
        readonly raisedOn: string;
        readonly recordedBy: string;
      }
    >
  /** Stored before anything is opened. */
  | (Fact<'ReplyObjectionRead', { readonly number: number; readonly readBy: string }> & { readonly access: AccessMark })
  /** 复查, or not; why, and who approved it. New evidence is always re-checked. */
  | Fact<
      'ReplyObjectionDecided',
      { readonly number: number; readonly recheck: boolean; readonly reason: string; readonly approvedBy: string }
    >
  /** The re-check is complete, and its result is due as the first one was. */
  | Fact<
      'ReplyRecheckConcluded',
      {
        readonly number: number;
        readonly outcome: RecheckOutcome;
        readonly summary: string;
        readonly concludedOn: string;
        readonly concludedBy: string;
        readonly tellBy: Deadline;
      }
    >
  | Fact<'ReplyEnded', { readonly ground: ReplyEnd }>;
