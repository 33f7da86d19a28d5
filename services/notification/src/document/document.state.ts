import type { Deadline } from '@liandong/legal-time';
import type { Content, DocumentEvent, Predecessor, Regarding, Wording } from './document.events.js';
import type { DocumentKind } from './kinds.js';

type EventData<Type extends DocumentEvent['type']> = Extract<DocumentEvent, { readonly type: Type }>['data'];

export type DocumentStatus =
  | 'none'
  | 'drafted'
  | 'issued'
  | 'delivered'
  | 'acknowledged'
  | 'replied'
  | 'supplement-required'
  | 'accepted'
  | 'closed'
  | 'withdrawn'
  | 'escalated';

export interface DocumentState {
  readonly status: DocumentStatus;
  readonly kind?: DocumentKind;
  readonly organisationId?: string;
  readonly content?: Content;
  readonly template?: Wording['template'];
  readonly regarding?: Regarding;
  readonly predecessor?: Predecessor;
  /** Persons who drafted or revised it. */
  readonly writtenBy: readonly string[];
  /** Co-issuers that have signed the wording as it stands. */
  readonly countersigned: readonly string[];
  readonly number?: string;
  readonly replyDeadline?: Deadline;
  /** Replies so far. */
  readonly round: number;
  /** Items that are not accepted yet. */
  readonly openItems: readonly string[];
  readonly evaluatedBy: readonly string[];
  readonly escalation?: Pick<EventData<'DocumentEscalated'>, 'ground' | 'successors'>;
  /** Day of the latest step on paper: the next one is not before it. */
  readonly lastOn: string;
}

export const initialDocument: DocumentState = {
  status: 'none',
  writtenBy: [],
  countersigned: [],
  round: 0,
  openItems: [],
  evaluatedBy: [],
  lastOn: '',
};

/** Whether the recipient knows of it. */
export function isDelivered({ status }: Pick<DocumentState, 'status'>): boolean {
  return !(['none', 'drafted', 'issued', 'withdrawn'] as readonly DocumentStatus[]).includes(status);
}

export function evolveDocument(state: DocumentState, event: DocumentEvent): DocumentState {
  switch (event.type) {
    case 'DocumentDrafted': {
      const { kind, organisationId, template, regarding, predecessor, draftedBy } = event.data;
      return {
        ...state,
        ...written(event.data),
        status: 'drafted',
        kind,
        organisationId,
        template,
        regarding,
        predecessor,
        writtenBy: [draftedBy],
      };
    }
    case 'DocumentRevised':
      return {
        ...state,
        ...written(event.data),
        template: event.data.template,
        countersigned: [],
        writtenBy: [...state.writtenBy, event.data.revisedBy],
      };
    case 'DocumentCountersigned':
      return {
        ...state,
        countersigned: [...state.countersigned, event.data.organisationId],
        lastOn: later(state.lastOn, event.data.signedOn),
      };
    case 'DocumentIssued':
      return { ...state, status: 'issued', number: event.data.number, lastOn: event.data.issuedOn };
    case 'DocumentWithdrawn':
      return { ...state, status: 'withdrawn', lastOn: event.data.withdrawnOn };
    case 'DocumentDelivered':
      return { ...state, status: 'delivered', replyDeadline: event.data.replyDeadline, lastOn: event.data.deliveredOn };
    case 'DocumentAcknowledged':
      return { ...state, status: 'acknowledged', lastOn: event.data.acknowledgedOn };
    case 'DocumentReplied':
      return { ...state, status: 'replied', round: event.data.round, lastOn: event.data.repliedOn };
    case 'DocumentEvaluated':
      return evaluated(state, event.data);
    case 'DocumentEscalated':
      return { ...state, status: 'escalated', escalation: event.data, lastOn: event.data.escalatedOn };
    case 'DocumentClosed':
      return { ...state, status: 'closed', lastOn: event.data.closedOn };
  }
}

function written({ recipient, issuers, title, items, legalBasis, replyTerm }: Content): Pick<DocumentState, 'content' | 'openItems'> {
  return {
    content: { recipient, issuers, title, items, legalBasis, ...(replyTerm ? { replyTerm } : {}) },
    openItems: items.map(({ itemId }) => itemId),
  };
}

function evaluated(state: DocumentState, data: EventData<'DocumentEvaluated'>): DocumentState {
  const openItems = data.findings.filter(({ accepted }) => !accepted).map(({ itemId }) => itemId);
  return {
    ...state,
    status: data.result === 'accepted' ? 'accepted' : 'supplement-required',
    openItems,
    replyDeadline: data.supplementDeadline ?? state.replyDeadline,
    evaluatedBy: [...state.evaluatedBy, data.evaluatedBy],
    lastOn: data.evaluatedOn,
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
