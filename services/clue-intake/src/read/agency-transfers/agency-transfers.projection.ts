import { type Projection, put, revise, set } from '@liandong/projections';
import type { ClueEvent, Figures } from '../../clue/clue.events.js';
import { corrected } from '../../clue/clue.correction.decider.js';
import { VOIDED } from '../../clue/clue.voiding.decider.js';
import { publicReason } from '../../clue/clue.forwarding.decider.js';

/**
 * What whoever handed a clue in may know of it (0.14, B1.11): its receipt, how far it is in four words, and the feedback. Nothing of disposal,
 * routing or persons: need to know (B4.4).
 */
export interface AgencyTransferRow {
  readonly clueId: string;
  /** Whose library it stands in. */
  readonly organisationId: string;
  readonly sourceKind: string;
  readonly agencyId: string;
  readonly reference: string;
  readonly title: string;
  readonly transferredOn: string;
  readonly stage: 'received' | 'accepted' | 'not-taken' | 'concluded';
  /** Id and position of the stored event: as in the receipt. */
  readonly receiptId: string;
  readonly position: bigint;
  readonly receivedAt: string;
  /** Of what was posted; null for what came on paper. */
  readonly eventSource: string | null;
  readonly eventId: string | null;
  /** Why it was forwarded or returned. */
  readonly notTakenReason: string | null;
  readonly feedbackText: string | null;
  readonly feedbackFigures: Figures | null;
  readonly feedbackGivenOn: string | null;
  /** Until when it is to be signed for. */
  readonly receiptDueAt: string | null;
  readonly acknowledgedOn: string | null;
}

const key = (stream: string) => ({ clueId: stream.slice('clue-'.length) });
const notTaken = (stream: string, notTakenReason: string) => [set<AgencyTransferRow>(key(stream), { stage: 'not-taken', notTakenReason })];

export const agencyTransfers: Projection<AgencyTransferRow, ClueEvent> = {
  name: 'agency-transfers',
  version: 4,
  categories: ['clue'],
  table: {
    name: 'agency_transfers',
    columns: {
      clueId: 'text',
      organisationId: 'text NOT NULL',
      sourceKind: 'text NOT NULL',
      agencyId: 'text NOT NULL',
      reference: 'text NOT NULL',
      title: 'text NOT NULL',
      transferredOn: 'date NOT NULL',
      stage: 'text NOT NULL',
      receiptId: 'uuid NOT NULL',
      position: 'bigint NOT NULL',
      receivedAt: 'timestamptz NOT NULL',
      eventSource: 'text',
      eventId: 'text',
      notTakenReason: 'text',
      feedbackText: 'text',
      feedbackFigures: 'jsonb',
      feedbackGivenOn: 'date',
      receiptDueAt: 'timestamptz',
      acknowledgedOn: 'date',
    },
    primaryKey: ['clueId'],
    indexes: ['(agency_id, transferred_on, clue_id)', '(organisation_id, transferred_on, clue_id)'],
  },
  on: {
    ClueReceived: ({ id, data, stream, position, metadata }) => [
      put({
        ...key(stream),
        organisationId: data.organisationId,
        sourceKind: data.source.kind,
        agencyId: data.source.agencyId,
        reference: data.source.reference,
        title: data.title,
        transferredOn: data.receivedOn,
        stage: 'received',
        receiptId: id,
        position,
        receivedAt: metadata.occurredAt,
        eventSource: data.transfer?.eventSource ?? null,
        eventId: data.transfer?.eventId ?? null,
        notTakenReason: null,
        feedbackText: null,
        feedbackFigures: null,
        feedbackGivenOn: null,
        receiptDueAt: null,
        acknowledgedOn: null,
      }),
    ],
    ClueScreened: ({ stream }) => [set<AgencyTransferRow>(key(stream), { stage: 'accepted' })],
    ClueForwarded: ({ data, stream }) => (data.remaining === 0 ? notTaken(stream, publicReason(data)) : []),
    ClueReturned: ({ data, stream }) => notTaken(stream, data.reason),
    RepeatKept: ({ stream }) => notTaken(stream, '重复件,并入首次件办理'),
    ClueVoided: ({ stream }) => notTaken(stream, VOIDED),
    // What an agency posted stands there as it posted it: what is put right here is for those who handle the clue (B4.4).
    RegistrationCorrected: ({ data, stream }) => {
      const { title, sourceReference: reference, receivedOn: transferredOn } = corrected(data.changes);
      const told = Object.fromEntries(Object.entries({ title, reference, transferredOn }).filter(([, to]) => to !== undefined));
      return [revise<AgencyTransferRow>(key(stream), (row) => (row.eventId === null ? { ...row, ...told } : row))];
    },
    ClueConcluded: ({ stream }) => [set<AgencyTransferRow>(key(stream), { stage: 'concluded' })],
    FeedbackGiven: ({ data, stream }) => [
      set<AgencyTransferRow>(key(stream), {
        feedbackText: data.text,
        feedbackFigures: data.figures,
        feedbackGivenOn: data.givenOn,
        receiptDueAt: data.receiptBy?.dueAt ?? null,
        // Told anew, it is signed for anew (B1.15).
        acknowledgedOn: null,
      }),
    ],
    // What was told stays as it was told, until it is told anew.
    ClueReopened: ({ stream }) => [set<AgencyTransferRow>(key(stream), { stage: 'accepted', receiptDueAt: null })],
    // Sent back by an agency before anybody had screened it, it is in hand again.
    ForwardingReturned: ({ data, stream }) =>
      data.deadline ? [set<AgencyTransferRow>(key(stream), { stage: 'received', notTakenReason: null })] : [],
    FeedbackAcknowledged: ({ data, stream }) => [set<AgencyTransferRow>(key(stream), { acknowledgedOn: data.acknowledgedOn })],
  },
};
