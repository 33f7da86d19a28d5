import type { Subject } from '@liandong/contracts';
import { type Projection, put, set } from '@liandong/projections';
import type { Figures } from '../../clue/clue.events.js';
import type { OutgoingTransferEvent } from '../../outgoing-transfer/outgoing-transfer.events.js';

/** One transfer to an agency, with its receipts and its answer. */
export interface OutgoingTransferRow {
  readonly transferId: string;
  readonly matterId: string;
  /** Of the proposal: the order of the register. */
  readonly position: bigint;
  readonly organisationId: string;
  readonly agencyId: string;
  readonly way: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly summary: string;
  readonly reason: string;
  readonly clueId: string | null;
  readonly clueNumber: string | null;
  readonly keyMarkId: string | null;
  readonly subjects: readonly Subject[];
  readonly status: string;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly rejectReason: string | null;
  readonly sentOn: string | null;
  readonly acceptDueAt: string | null;
  /** The agency's own number. */
  readonly agencyReference: string | null;
  readonly acceptedOn: string | null;
  /** Whether it was signed for, or sent back, within the limit; null before. */
  readonly answeredInTime: boolean | null;
  readonly refuseReason: string | null;
  readonly refusedOn: string | null;
  /** Why, and when, it was recalled from an agency that was suspended or did not react. */
  readonly recallReason: string | null;
  readonly recalledOn: string | null;
  readonly answerText: string | null;
  readonly answerFigures: Figures | null;
  readonly answeredOn: string | null;
  readonly acknowledgedOn: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ transferId: stream.slice('outgoingTransfer-'.length) });
const row = ({ stream, revision }: Place, columns: Partial<OutgoingTransferRow>) => [
  set<OutgoingTransferRow>(key(stream), { ...columns, revision }),
];

export const outgoingTransferRegister: Projection<OutgoingTransferRow, OutgoingTransferEvent> = {
  name: 'outgoing-transfer-register',
  version: 2,
  categories: ['outgoingTransfer'],
  table: {
    name: 'outgoing_transfer_register',
    columns: {
      transferId: 'text',
      matterId: 'text NOT NULL',
      position: 'bigint NOT NULL',
      organisationId: 'text NOT NULL',
      agencyId: 'text NOT NULL',
      way: 'text NOT NULL',
      documentNumber: 'text NOT NULL',
      title: 'text NOT NULL',
      summary: 'text NOT NULL',
      reason: 'text NOT NULL',
      clueId: 'text',
      clueNumber: 'text',
      keyMarkId: 'text',
      subjects: 'jsonb NOT NULL',
      status: 'text NOT NULL',
      proposedBy: 'text NOT NULL',
      approvedBy: 'text',
      rejectReason: 'text',
      sentOn: 'date',
      acceptDueAt: 'timestamptz',
      agencyReference: 'text',
      acceptedOn: 'date',
      answeredInTime: 'boolean',
      refuseReason: 'text',
      refusedOn: 'date',
      recallReason: 'text',
      recalledOn: 'date',
      answerText: 'text',
      answerFigures: 'jsonb',
      answeredOn: 'date',
      acknowledgedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['transferId'],
    indexes: ['(organisation_id, position)', '(agency_id, position)', '(clue_id)'],
  },
  on: {
    TransferProposed: ({ data: { clueId, clueNumber, keyMarkId, ...proposal }, stream, position, revision, metadata }) => [
      put({
        ...key(stream),
        matterId: metadata.correlationId,
        position,
        ...proposal,
        clueId: clueId ?? null,
        clueNumber: clueNumber ?? null,
        keyMarkId: keyMarkId ?? null,
        status: 'proposed',
        approvedBy: null,
        rejectReason: null,
        sentOn: null,
        acceptDueAt: null,
        agencyReference: null,
        acceptedOn: null,
        answeredInTime: null,
        refuseReason: null,
        refusedOn: null,
        recallReason: null,
        recalledOn: null,
        answerText: null,
        answerFigures: null,
        answeredOn: null,
        acknowledgedOn: null,
        revision,
      }),
    ],
    TransferRejected: (event) => row(event, { status: 'rejected', rejectReason: event.data.reason }),
    TransferSent: (event) =>
      row(event, { status: 'sent', sentOn: event.data.sentOn, approvedBy: event.data.approvedBy, acceptDueAt: event.data.acceptBy.dueAt }),
    TransferAccepted: (event) =>
      row(event, {
        status: 'accepted',
        agencyReference: event.data.reference,
        acceptedOn: event.data.acceptedOn,
        answeredInTime: event.data.inTime,
      }),
    TransferRefused: (event) =>
      row(event, {
        status: 'refused',
        refuseReason: event.data.reason,
        refusedOn: event.data.refusedOn,
        answeredInTime: event.data.inTime,
      }),
    TransferRecalled: (event) => row(event, { status: 'recalled', recallReason: event.data.reason, recalledOn: event.data.recalledOn }),
    TransferAnswered: (event) =>
      row(event, { status: 'answered', answerText: event.data.text, answerFigures: event.data.figures, answeredOn: event.data.answeredOn }),
    TransferAnswerAcknowledged: (event) => row(event, { status: 'acknowledged', acknowledgedOn: event.data.acknowledgedOn }),
  },
};
