import type { Subject } from '@liandong/contracts';
import { change, type Projection, put, set } from '@liandong/projections';
import type { Figures, HandoverEvent, ItemContent, Participant, ProgressStage } from '../../handover/handover.events.js';
import { handoverIdOf } from '../handover-register/handover-register.projection.js';

export interface ConsultationLine {
  readonly question: string;
  readonly text: string;
  readonly convenedOn: string;
  readonly participants: readonly Participant[];
  readonly opinion: string | null;
  /** Null while it lasts, and where no agreement was reached. */
  readonly agreedKind: string | null;
  readonly concludedOn: string | null;
}

export interface ProgressLine {
  readonly stage: ProgressStage;
  readonly text: string;
  readonly on: string;
}

/** One item of a hand-over, as both sides see it. */
export interface HandoverItemRow {
  readonly handoverId: string;
  readonly itemNo: number;
  readonly itemId: string;
  readonly matterId: string;
  readonly status: string;
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly subjects: readonly Subject[];
  readonly receiverId: string;
  readonly consultations: readonly ConsultationLine[];
  readonly signedOutOn: string | null;
  readonly signedOutBy: string | null;
  readonly signedInOn: string | null;
  readonly signedInBy: string | null;
  readonly returnReason: string | null;
  readonly priority: boolean;
  readonly raisedLevel: boolean;
  /** The limit to report back (B3.4, B3.1); null before both have signed. */
  readonly resultDueAt: string | null;
  /** Whether that limit is running. */
  readonly awaitsFeedback: boolean;
  readonly progress: readonly ProgressLine[];
  readonly resultText: string | null;
  readonly resultReference: string | null;
  readonly resultOn: string | null;
  readonly figures: Figures | null;
  readonly feedbackText: string | null;
  readonly feedbackOn: string | null;
  readonly feedbackInTime: boolean | null;
  readonly acknowledgedOn: string | null;
  readonly withdrawnOn: string | null;
}

interface Place {
  readonly stream: string;
  readonly data: { readonly itemNo: number };
}

const keyOf = ({ stream, data: { itemNo } }: Place) => ({ handoverId: handoverIdOf(stream), itemNo });
const columns = (event: Place, values: Partial<HandoverItemRow>) => [set<HandoverItemRow>(keyOf(event), values)];
const row = (event: Place, how: (row: HandoverItemRow) => Partial<HandoverItemRow>) => [
  change<HandoverItemRow>(keyOf(event), (before) => ({ ...before, ...how(before) })),
];
const contentOf = ({ kind, title, summary, subjects, receiverId }: ItemContent) => ({ kind, title, summary, subjects, receiverId });

const nothingYet = {
  consultations: [],
  signedOutOn: null,
  signedOutBy: null,
  signedInOn: null,
  signedInBy: null,
  returnReason: null,
  priority: false,
  raisedLevel: false,
  resultDueAt: null,
  awaitsFeedback: false,
  progress: [],
  resultText: null,
  resultReference: null,
  resultOn: null,
  figures: null,
  feedbackText: null,
  feedbackOn: null,
  feedbackInTime: null,
  acknowledgedOn: null,
  withdrawnOn: null,
} satisfies Partial<HandoverItemRow>;

export const handoverItems: Projection<HandoverItemRow, HandoverEvent> = {
  name: 'handover-items',
  version: 1,
  categories: ['handover'],
  table: {
    name: 'handover_items',
    columns: {
      handoverId: 'text',
      itemNo: 'integer',
      itemId: 'text NOT NULL',
      matterId: 'text NOT NULL',
      status: 'text NOT NULL',
      kind: 'text NOT NULL',
      title: 'text NOT NULL',
      summary: 'text NOT NULL',
      subjects: 'jsonb NOT NULL',
      receiverId: 'text NOT NULL',
      consultations: 'jsonb NOT NULL',
      signedOutOn: 'date',
      signedOutBy: 'text',
      signedInOn: 'date',
      signedInBy: 'text',
      returnReason: 'text',
      priority: 'boolean NOT NULL',
      raisedLevel: 'boolean NOT NULL',
      resultDueAt: 'timestamptz',
      awaitsFeedback: 'boolean NOT NULL',
      progress: 'jsonb NOT NULL',
      resultText: 'text',
      resultReference: 'text',
      resultOn: 'date',
      figures: 'jsonb',
      feedbackText: 'text',
      feedbackOn: 'date',
      feedbackInTime: 'boolean',
      acknowledgedOn: 'date',
      withdrawnOn: 'date',
    },
    primaryKey: ['handoverId', 'itemNo'],
    indexes: ['(receiver_id, status)', '(result_due_at) WHERE awaits_feedback', '(item_id)'],
  },
  on: {
    ItemAdded: ({ data, stream, metadata }) => [
      put({
        ...nothingYet,
        ...contentOf(data),
        handoverId: handoverIdOf(stream),
        itemNo: data.itemNo,
        itemId: data.itemId,
        matterId: metadata.correlationId,
        status: 'listed',
      }),
    ],
    ItemAmended: (event) => columns(event, contentOf(event.data)),
    ItemWithdrawn: (event) => columns(event, { status: 'withdrawn', withdrawnOn: event.data.withdrawnOn }),
    ConsultationConvened: (event) =>
      row(event, ({ consultations }) => {
        const { question, text, convenedOn } = event.data;
        return {
          status: 'consulting',
          consultations: [
            ...consultations,
            { question, text, convenedOn, participants: [], opinion: null, agreedKind: null, concludedOn: null },
          ],
        };
      }),
    ConsultationConcluded: (event) =>
      row(event, ({ consultations, kind, receiverId }) => {
        const { participants, opinion, agreed, concludedOn } = event.data;
        const concluded = { ...consultations.at(-1)!, participants, opinion, agreedKind: agreed?.kind ?? null, concludedOn };
        return {
          status: 'listed',
          kind: agreed?.kind ?? kind,
          receiverId: agreed?.receiverId ?? receiverId,
          consultations: [...consultations.slice(0, -1), concluded],
        };
      }),
    ItemSignedOut: (event) =>
      columns(event, {
        status: 'signed-out',
        signedOutOn: event.data.signedOutOn,
        signedOutBy: event.data.signedOutBy,
        returnReason: null,
      }),
    ItemSignedIn: (event) => {
      const { signedInOn, signedInBy, priority, raisedLevel, resultDeadline } = event.data;
      return columns(event, {
        status: 'signed-in',
        resultDueAt: resultDeadline.dueAt,
        awaitsFeedback: true,
        signedInOn,
        signedInBy,
        priority,
        raisedLevel,
      });
    },
    ItemReturned: (event) => columns(event, { status: 'returned', signedOutOn: null, signedOutBy: null, returnReason: event.data.reason }),
    ProgressRecorded: (event) =>
      row(event, ({ progress }) => {
        const { stage, text, on } = event.data;
        return { progress: [...progress, { stage, text, on }] };
      }),
    ResultRecorded: (event) => {
      const { text, reference = null, figures = null, on } = event.data.result;
      return columns(event, { status: 'result-recorded', resultText: text, resultReference: reference, resultOn: on, figures });
    },
    FeedbackGiven: (event) =>
      columns(event, {
        status: 'fed-back',
        awaitsFeedback: false,
        feedbackText: event.data.text,
        feedbackOn: event.data.givenOn,
        feedbackInTime: event.data.inTime,
      }),
    FeedbackAcknowledged: (event) => columns(event, { status: 'done', acknowledgedOn: event.data.acknowledgedOn }),
  },
};
