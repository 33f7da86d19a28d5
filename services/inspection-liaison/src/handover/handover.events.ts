import type { RuleVersion } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import type { Deadline } from '@liandong/legal-time';
import type { ItemKind } from './item-routes.js';

/** One authorisation per round (一次一授权, B3.10). */
export interface Authorisation {
  readonly number: string;
  /** The round (轮次) that it was given for. */
  readonly round: string;
  readonly issuedBy: string;
  readonly issuedOn: string;
}

/** 巡察组. Everybody declares recusals (任职回避、公务回避) before the group enters (B3.10). */
export interface TourGroup {
  readonly name: string;
  readonly leaderPersonId: string;
  readonly members: readonly { readonly personId: string; readonly recusalDeclaredOn: string }[];
  readonly enteredOn: string;
}

export interface Opening {
  readonly handoverId: string;
  /** The commission that receives clues (案管室). */
  readonly organisationId: string;
  readonly tourOfficeId: string;
  readonly round: string;
  readonly roundStartedOn: string;
  readonly inspectedUnit: { readonly organisationId: string; readonly name: string };
  readonly title: string;
  readonly authorisation: Authorisation;
  readonly group: TourGroup;
  readonly openedOn: string;
}

export interface ItemContent {
  readonly title: string;
  readonly summary: string;
  readonly kind: ItemKind;
  readonly subjects: readonly Subject[];
  /** Follows from the kind, or is named for kinds that go to somebody else (B3.5). */
  readonly receiverId: string;
}

/** What is disputed (3.5): 政策适用 · 问题定性 · 线索处置分类. */
export const consultationQuestions = ['policy-use', 'nature', 'classification'] as const;
export type ConsultationQuestion = (typeof consultationQuestions)[number];

export interface Participant {
  readonly personId: string;
  readonly organisationId: string;
}

/** How far a handed-over item has come (3.14): 已分办 · 已批准 · 办理中. */
export const progressStages = ['arranged', 'approved', 'under-way'] as const;
export type ProgressStage = (typeof progressStages)[number];

export interface Figures {
  readonly filed: number;
  readonly admonished: number;
  readonly educated: number;
  readonly noCase: number;
}

/** What became of an item; of a clue, how many persons ended how. */
export interface ItemResult {
  readonly text: string;
  /** The receiving side's number. */
  readonly reference?: string;
  readonly figures?: Figures;
  readonly on: string;
}

type Event<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Data;
  readonly rules?: readonly RuleVersion[];
};
type ItemEvent<Type extends string, Data extends object> = Event<Type, { readonly itemNo: number } & Data>;

/** What happens to a hand-over (移交) of a tour's findings, item by item. Names are storage formats. */
export type HandoverEvent =
  /** By the tour office (巡察办), for one round and one inspected unit. */
  | Event<'HandoverOpened', Opening & { readonly openedBy: string }>
  | ItemEvent<'ItemAdded', ItemContent & { readonly itemId: string; readonly addedBy: string }>
  | ItemEvent<'ItemAmended', ItemContent & { readonly amendedBy: string }>
  | ItemEvent<'ItemWithdrawn', { readonly reason: string; readonly withdrawnOn: string; readonly withdrawnBy: string }>
  /** 会商研判 (3.5): from here the item's kind is disputed. */
  | ItemEvent<
      'ConsultationConvened',
      { readonly question: ConsultationQuestion; readonly text: string; readonly convenedOn: string; readonly convenedBy: string }
    >
  /** With an agreed opinion the item is what was agreed; without one it stays disputed, and no clue. */
  | ItemEvent<
      'ConsultationConcluded',
      {
        readonly participants: readonly Participant[];
        readonly opinion: string;
        readonly agreed?: { readonly kind: ItemKind; readonly receiverId: string };
        readonly concludedOn: string;
        readonly recordedBy: string;
      }
    >
  /** First signature (B3.5), by the tour office. */
  | ItemEvent<'ItemSignedOut', { readonly signedOutOn: string; readonly signedOutBy: string }>
  /** Second signature (B3.5), by the receiving side: handed over, and the limit to report back runs (B3.4). */
  | ItemEvent<
      'ItemSignedIn',
      {
        readonly signedInOn: string;
        readonly signedInBy: string;
        /** Organisation of the person who signed. */
        readonly signedInAt: string;
        /** 优先办理 (3.14): arranged, approved and started before others. */
        readonly priority: boolean;
        /** 提级办理 (3.15, B3.6): about a village cadre, so not for the own town. */
        readonly raisedLevel: boolean;
        readonly resultDeadline: Deadline;
      }
    >
  | ItemEvent<'ItemReturned', { readonly reason: string; readonly returnedOn: string; readonly returnedBy: string }>
  | ItemEvent<
      'ProgressRecorded',
      { readonly stage: ProgressStage; readonly text: string; readonly on: string; readonly recordedBy: string }
    >
  | ItemEvent<'ResultRecorded', { readonly result: ItemResult; readonly recordedBy: string }>
  /** To the tour office (B3.4). */
  | ItemEvent<'FeedbackGiven', { readonly text: string; readonly givenOn: string; readonly givenBy: string; readonly inTime: boolean }>
  | ItemEvent<'FeedbackAcknowledged', { readonly acknowledgedOn: string; readonly acknowledgedBy: string }>
  /** Every item was handed over and reported on, or withdrawn. */
  | Event<'HandoverClosed', { readonly reason: string; readonly items: number; readonly closedOn: string; readonly closedBy: string }>;
