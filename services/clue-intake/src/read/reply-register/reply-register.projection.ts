import { change, type Projection, put } from '@liandong/projections';
import type { ReplyEvent } from '../../reply/reply.events.js';

/** One objection (异议): when, on what grounds it is dealt with, and what came of it; what was said stands elsewhere, sealed. */
export interface ObjectionLine {
  readonly number: number;
  readonly raisedOn: string;
  readonly newEvidence: boolean;
  readonly recordedBy: string;
  readonly recheck: boolean | null;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly outcome: string | null;
  readonly summary: string | null;
  readonly concludedOn: string | null;
}

/** What one real-name reporter is owed, and was told (告知反馈, B1.15). */
export interface ReplyRow {
  readonly replyId: string;
  readonly matterId: string;
  readonly organisationId: string;
  /** `report`: it goes through the dialogue behind the receipt code. */
  readonly kind: string;
  /** Of a report of the public channel: from the clue's completion on. */
  readonly clueId: string | null;
  readonly status: string;
  readonly receivedOn: string;
  readonly acknowledgeDueAt: string;
  readonly acknowledgedOn: string | null;
  readonly acknowledgedInTime: boolean | null;
  readonly completedOn: string | null;
  readonly resultDueAt: string | null;
  readonly toldOn: string | null;
  readonly toldInTime: boolean | null;
  readonly objections: readonly ObjectionLine[];
  readonly endGround: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ replyId: stream.slice('reply-'.length) });
const row = ({ stream, revision }: Place, how: (row: ReplyRow) => Partial<ReplyRow>) => [
  change<ReplyRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];
const objection = (event: Place, number: number, changes: Partial<ObjectionLine>, more: Partial<ReplyRow>) =>
  row(event, ({ objections }) => ({
    ...more,
    objections: objections.map((line) => (line.number === number ? { ...line, ...changes } : line)),
  }));
const undecided = { recheck: null, reason: null, approvedBy: null, outcome: null, summary: null, concludedOn: null };
const notYet = {
  acknowledgedOn: null,
  acknowledgedInTime: null,
  completedOn: null,
  resultDueAt: null,
  toldOn: null,
  toldInTime: null,
  objections: [],
  endGround: null,
};

export const replyRegister: Projection<ReplyRow, ReplyEvent> = {
  name: 'reply-register',
  version: 1,
  categories: ['reply'],
  table: {
    name: 'reply_register',
    columns: {
      replyId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      kind: 'text NOT NULL',
      clueId: 'text',
      status: 'text NOT NULL',
      receivedOn: 'date NOT NULL',
      acknowledgeDueAt: 'timestamptz NOT NULL',
      acknowledgedOn: 'date',
      acknowledgedInTime: 'boolean',
      completedOn: 'date',
      resultDueAt: 'timestamptz',
      toldOn: 'date',
      toldInTime: 'boolean',
      objections: 'jsonb NOT NULL',
      endGround: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['replyId'],
    indexes: ['(organisation_id, received_on, reply_id)'],
  },
  on: {
    ReplyOwed: ({ data, stream, revision, metadata }) => {
      const { organisationId, kind, receivedOn, acknowledgeBy, clueId } = data;
      const { replyId } = key(stream);
      return [
        put({
          ...notYet,
          replyId,
          matterId: metadata.correlationId,
          organisationId,
          kind,
          clueId: clueId ?? (kind === 'clue' ? replyId : null),
          status: 'owed',
          receivedOn,
          acknowledgeDueAt: acknowledgeBy.dueAt,
          revision,
        }),
      ];
    },
    ReplyReceiptCorrected: (event) =>
      row(event, () => ({ receivedOn: event.data.receivedOn, acknowledgeDueAt: event.data.acknowledgeBy.dueAt })),
    ReplyAcknowledged: (event) =>
      row(event, ({ status }) => ({
        acknowledgedOn: event.data.toldOn,
        acknowledgedInTime: event.data.inTime,
        status: status === 'owed' ? 'acknowledged' : status,
      })),
    ReplyResultOwed: (event) =>
      row(event, () => ({
        status: 'result-owed',
        clueId: event.data.clueId,
        completedOn: event.data.completedOn,
        resultDueAt: event.data.tellBy.dueAt,
        endGround: null,
      })),
    ReplyResultTold: (event) => row(event, () => ({ status: 'told', toldOn: event.data.toldOn, toldInTime: event.data.inTime })),
    ReplyObjectionRecorded: (event) => {
      const { number, raisedOn, newEvidence, recordedBy } = event.data;
      return row(event, ({ objections }) => ({
        status: 'objected',
        objections: [...objections, { number, raisedOn, newEvidence, recordedBy, ...undecided }],
      }));
    },
    ReplyObjectionRead: (event) => row(event, () => ({})),
    ReplyObjectionDecided: (event) => {
      const { number, recheck, reason, approvedBy } = event.data;
      return objection(event, number, { recheck, reason, approvedBy }, { status: recheck ? 'rechecking' : 'told' });
    },
    ReplyRecheckConcluded: (event) => {
      const { number, outcome, summary, concludedOn, tellBy } = event.data;
      return objection(
        event,
        number,
        { outcome, summary, concludedOn },
        { status: 'result-owed', completedOn: concludedOn, resultDueAt: tellBy.dueAt },
      );
    },
    ReplyEnded: (event) => row(event, () => ({ status: 'ended', endGround: event.data.ground })),
  },
};
