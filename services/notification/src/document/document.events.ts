import type { RuleVersion } from '@liandong/event-sourcing';
import type { Deadline } from '@liandong/legal-time';
import type { EscalationGround } from './escalation-ladder.js';
import type { DocumentKind, SuccessorKind } from './kinds.js';

/** An organisation as it is named on paper. */
export interface Party {
  readonly organisationId: string;
  readonly name: string;
}

/** One problem that the document is about; answered and evaluated by itself (B6.4). */
export interface DocumentItem {
  readonly itemId: string;
  readonly text: string;
}

/** Reply term (答复期限, B6.2) as the document states it, in days from delivery. */
export interface ReplyTerm extends RuleVersion {
  readonly days: number;
  /** False: the rule's default was taken over. */
  readonly chosen: boolean;
}

/** What stands in a document, whoever signs it when. */
export interface Content {
  readonly recipient: Party;
  /** Issuers (制发机关), the lead first; the others sign too before it is issued (联合制发, 1.9). */
  readonly issuers: readonly Party[];
  readonly title: string;
  readonly items: readonly DocumentItem[];
  readonly legalBasis: string;
  /** Absent where the kind asks for no reply. */
  readonly replyTerm?: ReplyTerm;
}

/** The wording and what came of it; number and date are filled in when it is issued. */
export interface Wording {
  readonly template: { readonly templateId: string; readonly version: string };
  readonly text: string;
}

/** What the document is about, in the service that asked for it. */
export interface Regarding {
  readonly service: string;
  readonly id: string;
}

/** The document that this one follows on the ladder (B6.6). */
export interface Predecessor {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly ground: EscalationGround;
}

export interface Answer {
  readonly itemId: string;
  readonly text: string;
  /** Whether the unit says that the item is done. */
  readonly done: boolean;
}

export interface Finding {
  readonly itemId: string;
  readonly accepted: boolean;
  readonly comment: string;
}

/** How it was delivered (送达方式): by hand · electronic exchange of documents · registered mail · left behind before witnesses. */
export const deliveryMethods = ['in-person', 'electronic', 'registered-mail', 'left-with-witness'] as const;
export type DeliveryMethod = (typeof deliveryMethods)[number];

export interface DeliveryProof {
  /** Who took it. */
  readonly receivedBy: string;
  readonly description: string;
  /** SHA-256 (hex) of the receipt (送达回证), which stays in the file store. */
  readonly sha256: string;
}

type Event<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Data;
  readonly rules?: readonly RuleVersion[];
};

/** What happens to one document (文书). Names are storage formats. */
export type DocumentEvent =
  /** By the document officer, or asked for by another service. `organisationId`: the lead issuer. */
  | Event<
      'DocumentDrafted',
      Content &
        Wording & {
          readonly kind: DocumentKind;
          readonly organisationId: string;
          readonly regarding?: Regarding;
          readonly predecessor?: Predecessor;
          readonly draftedBy: string;
        }
    >
  /** Signatures of co-issuers that stood under the former wording are void. */
  | Event<'DocumentRevised', Content & Wording & { readonly revisedBy: string }>
  /** A co-issuer has signed. */
  | Event<'DocumentCountersigned', { readonly organisationId: string; readonly signedBy: string; readonly signedOn: string }>
  /** 签发: with its number in the issuer's register of that kind and year, and its final text. */
  | Event<'DocumentIssued', { readonly number: string; readonly issuedOn: string; readonly signedBy: string; readonly text: string }>
  /** 作废: before delivery only. An issued number is not given again. */
  | Event<'DocumentWithdrawn', { readonly reason: string; readonly withdrawnOn: string; readonly withdrawnBy: string }>
  /** 送达: from here the reply term runs (B6.7). */
  | Event<
      'DocumentDelivered',
      {
        readonly method: DeliveryMethod;
        readonly proof: DeliveryProof;
        readonly deliveredOn: string;
        readonly deliveredBy: string;
        readonly replyDeadline?: Deadline;
      }
    >
  /** 签收 by the recipient. */
  | Event<'DocumentAcknowledged', { readonly acknowledgedOn: string; readonly acknowledgedBy: string }>
  /** Item by item, in writing (B6.4). `round` 1 is the first reply, later ones supplement it. */
  | Event<
      'DocumentReplied',
      {
        readonly round: number;
        readonly answers: readonly Answer[];
        readonly repliedOn: string;
        readonly repliedBy: string;
        readonly inTime: boolean;
      }
    >
  /** 答复评估 by who follows up (谁建议谁跟踪). What is not accepted is to be supplemented within the new limit. */
  | Event<
      'DocumentEvaluated',
      {
        readonly round: number;
        readonly findings: readonly Finding[];
        readonly result: 'accepted' | 'to-supplement';
        readonly evaluatedOn: string;
        readonly evaluatedBy: string;
        readonly supplementDeadline?: Deadline;
      }
    >
  /** A sharper document, or two, takes its place (B6.6). */
  | Event<
      'DocumentEscalated',
      {
        readonly ground: EscalationGround;
        readonly reason: string;
        readonly successors: readonly { readonly kind: SuccessorKind; readonly recipient: Party }[];
        readonly openItems: readonly string[];
        readonly escalatedOn: string;
        readonly escalatedBy: string;
      }
    >
  | Event<'DocumentClosed', { readonly reason: string; readonly closedOn: string; readonly closedBy: string }>;
