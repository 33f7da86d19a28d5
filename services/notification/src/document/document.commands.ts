import type { Ask } from '@liandong/event-sourcing';
import type { Answer, DeliveryMethod, DeliveryProof, DocumentItem, Finding, Party, Predecessor, Regarding } from './document.events.js';
import type { EscalationGround } from './escalation-ladder.js';
import type { DocumentKind } from './kinds.js';

/** What the drafter writes; term and legal basis have defaults. */
export interface DraftContent {
  readonly recipient: Party;
  readonly coIssuers: readonly Party[];
  readonly title: string;
  readonly items: readonly DocumentItem[];
  readonly legalBasis?: string;
  /** Days from delivery. */
  readonly replyTermDays?: number;
}

export interface DraftOfDocument extends DraftContent {
  readonly kind: DocumentKind;
  readonly issuer: Party;
  readonly regarding?: Regarding;
  readonly predecessor?: Predecessor;
}

export interface Delivery {
  readonly method: DeliveryMethod;
  readonly proof: DeliveryProof;
  readonly deliveredOn: string;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  readonly evaluatedOn: string;
  /** Days from the evaluation to supplement what is not accepted; default: the document's own term. */
  readonly supplementTermDays?: number;
}

export interface Escalation {
  readonly ground: EscalationGround;
  readonly reason: string;
  readonly escalatedOn: string;
  /** Where the next rung goes to somebody else. */
  readonly recipient?: Party;
}

export type DocumentCommand =
  | Ask<'draft', DraftOfDocument>
  | Ask<'revise', DraftContent>
  | Ask<'countersign', { readonly signedOn: string }>
  | Ask<'issue', { readonly number: string; readonly issuedOn: string }>
  | Ask<'withdraw', { readonly reason: string; readonly withdrawnOn: string }>
  | Ask<'deliver', Delivery>
  | Ask<'acknowledge', { readonly acknowledgedOn: string }>
  | Ask<'reply', { readonly answers: readonly Answer[]; readonly repliedOn: string }>
  | Ask<'evaluate', Evaluation>
  | Ask<'escalate', Escalation>
  | Ask<'close', { readonly reason: string; readonly closedOn: string }>;

export type DocumentData<Type extends DocumentCommand['type']> = Extract<DocumentCommand, { readonly type: Type }>['data'];
