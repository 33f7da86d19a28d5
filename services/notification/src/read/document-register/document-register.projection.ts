import { change, type Projection, put, set } from '@liandong/projections';
import type { DeliveryProof, DocumentEvent, DocumentItem, Party } from '../../document/document.events.js';

/** One item with its latest answer and what was found of it. */
export interface ItemLine extends DocumentItem {
  readonly answer: { readonly text: string; readonly done: boolean } | null;
  readonly finding: { readonly accepted: boolean; readonly comment: string } | null;
}

/** One line of the document register (文书登记簿). */
export interface DocumentRegisterRow {
  readonly documentId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly number: string | null;
  readonly status: string;
  readonly title: string;
  readonly recipientId: string;
  readonly recipientName: string;
  readonly issuers: readonly Party[];
  /** Co-issuers that have signed the wording as it stands. */
  readonly countersigned: readonly string[];
  readonly items: readonly ItemLine[];
  readonly legalBasis: string;
  readonly replyTermDays: number | null;
  readonly templateVersion: string;
  readonly text: string;
  readonly regardingService: string | null;
  readonly regardingId: string | null;
  readonly predecessorId: string | null;
  readonly draftedBy: string;
  readonly signedBy: string | null;
  readonly issuedOn: string | null;
  readonly deliveredOn: string | null;
  readonly deliveryMethod: string | null;
  readonly deliveryProof: DeliveryProof | null;
  readonly acknowledgedOn: string | null;
  /** The limit that was set last; null before delivery (B6.7). */
  readonly dueAt: string | null;
  /** Whether that limit is running. */
  readonly awaitsReply: boolean;
  readonly replies: number;
  readonly repliedOn: string | null;
  readonly repliedInTime: boolean | null;
  readonly evaluatedOn: string | null;
  readonly escalatedTo: readonly string[];
  /** Day and reason of the end: closed, withdrawn or escalated. */
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('document-'.length);
const columns = ({ stream, revision }: Place, values: Partial<DocumentRegisterRow>) => [
  set<DocumentRegisterRow>({ documentId: idOf(stream) }, { ...values, revision }),
];
const row = ({ stream, revision }: Place, how: (row: DocumentRegisterRow) => Partial<DocumentRegisterRow>) => [
  change<DocumentRegisterRow>({ documentId: idOf(stream) }, (before) => ({ ...before, ...how(before), revision })),
];

const nothingYet = {
  number: null,
  countersigned: [],
  signedBy: null,
  issuedOn: null,
  deliveredOn: null,
  deliveryMethod: null,
  deliveryProof: null,
  acknowledgedOn: null,
  dueAt: null,
  awaitsReply: false,
  replies: 0,
  repliedOn: null,
  repliedInTime: null,
  evaluatedOn: null,
  escalatedTo: [],
  endedOn: null,
  endReason: null,
} satisfies Partial<DocumentRegisterRow>;

function written({
  recipient,
  issuers,
  title,
  items,
  legalBasis,
  replyTerm,
  template,
  text,
}: Extract<DocumentEvent, { type: 'DocumentDrafted' | 'DocumentRevised' }>['data']) {
  return {
    title,
    issuers,
    legalBasis,
    text,
    recipientId: recipient.organisationId,
    recipientName: recipient.name,
    items: items.map((item) => ({ ...item, answer: null, finding: null })),
    replyTermDays: replyTerm?.days ?? null,
    templateVersion: template.version,
    countersigned: [],
  };
}

export const documentRegister: Projection<DocumentRegisterRow, DocumentEvent> = {
  name: 'document-register',
  version: 1,
  categories: ['document'],
  table: {
    name: 'document_register',
    columns: {
      documentId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      kind: 'text NOT NULL',
      number: 'text',
      status: 'text NOT NULL',
      title: 'text NOT NULL',
      recipientId: 'text NOT NULL',
      recipientName: 'text NOT NULL',
      issuers: 'jsonb NOT NULL',
      countersigned: 'jsonb NOT NULL',
      items: 'jsonb NOT NULL',
      legalBasis: 'text NOT NULL',
      replyTermDays: 'integer',
      templateVersion: 'text NOT NULL',
      text: 'text NOT NULL',
      regardingService: 'text',
      regardingId: 'text',
      predecessorId: 'text',
      draftedBy: 'text NOT NULL',
      signedBy: 'text',
      issuedOn: 'date',
      deliveredOn: 'date',
      deliveryMethod: 'text',
      deliveryProof: 'jsonb',
      acknowledgedOn: 'date',
      dueAt: 'timestamptz',
      awaitsReply: 'boolean NOT NULL',
      replies: 'integer NOT NULL',
      repliedOn: 'date',
      repliedInTime: 'boolean',
      evaluatedOn: 'date',
      escalatedTo: 'jsonb NOT NULL',
      endedOn: 'date',
      endReason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['documentId'],
    indexes: [
      '(organisation_id, status)',
      '(recipient_id, delivered_on)',
      '(due_at) WHERE awaits_reply',
      '(regarding_service, regarding_id)',
      '(matter_id)',
    ],
  },
  on: {
    DocumentDrafted: ({ data, stream, revision, metadata }) => [
      put({
        ...nothingYet,
        ...written(data),
        documentId: idOf(stream),
        matterId: metadata.correlationId,
        organisationId: data.organisationId,
        kind: data.kind,
        status: 'drafted',
        regardingService: data.regarding?.service ?? null,
        regardingId: data.regarding?.id ?? null,
        predecessorId: data.predecessor?.documentId ?? null,
        draftedBy: data.draftedBy,
        revision,
      }),
    ],
    DocumentRevised: (event) => columns(event, written(event.data)),
    DocumentCountersigned: (event) => row(event, ({ countersigned }) => ({ countersigned: [...countersigned, event.data.organisationId] })),
    DocumentIssued: ({ data: { number, issuedOn, signedBy, text }, ...event }) =>
      columns(event, { status: 'issued', number, issuedOn, signedBy, text }),
    DocumentWithdrawn: (event) => columns(event, { status: 'withdrawn', endedOn: event.data.withdrawnOn, endReason: event.data.reason }),
    DocumentDelivered: ({ data: { deliveredOn, method, proof, replyDeadline }, ...event }) =>
      columns(event, {
        status: 'delivered',
        deliveredOn,
        deliveryMethod: method,
        deliveryProof: proof,
        dueAt: replyDeadline?.dueAt ?? null,
        awaitsReply: replyDeadline !== undefined,
      }),
    DocumentAcknowledged: (event) => columns(event, { status: 'acknowledged', acknowledgedOn: event.data.acknowledgedOn }),
    DocumentReplied: ({ data: { round, answers, repliedOn, inTime }, ...event }) =>
      row(event, ({ items }) => ({
        status: 'replied',
        awaitsReply: false,
        replies: round,
        repliedOn,
        repliedInTime: inTime,
        items: items.map((item) => {
          const answer = answers.find(({ itemId }) => itemId === item.itemId);
          return answer ? { ...item, answer: { text: answer.text, done: answer.done }, finding: null } : item;
        }),
      })),
    DocumentEvaluated: ({ data: { findings, result, evaluatedOn, supplementDeadline }, ...event }) =>
      row(event, ({ items, dueAt }) => ({
        status: result === 'accepted' ? 'accepted' : 'supplement-required',
        evaluatedOn,
        awaitsReply: supplementDeadline !== undefined,
        dueAt: supplementDeadline?.dueAt ?? dueAt,
        items: items.map((item) => {
          const finding = findings.find(({ itemId }) => itemId === item.itemId);
          return finding ? { ...item, finding: { accepted: finding.accepted, comment: finding.comment } } : item;
        }),
      })),
    DocumentEscalated: ({ data: { successors, reason, escalatedOn }, ...event }) =>
      columns(event, {
        status: 'escalated',
        awaitsReply: false,
        escalatedTo: successors.map(({ kind }) => kind),
        endedOn: escalatedOn,
        endReason: reason,
      }),
    DocumentClosed: (event) => columns(event, { status: 'closed', endedOn: event.data.closedOn, endReason: event.data.reason }),
  },
};
