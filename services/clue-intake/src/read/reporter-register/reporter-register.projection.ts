import { change, type Projection, put } from '@liandong/projections';
import type { IdentityField, ReporterEvent } from '../../reporter/reporter.events.js';

/** One request for a reveal, as everybody who may see the reporter's state sees it. */
export interface RevealLine {
  readonly number: number;
  readonly reason: string;
  readonly requestedBy: string;
  /** The false accusation on whose grounds somebody anonymous is traced (B1.16). */
  readonly findingId?: string;
  readonly outcome: 'open' | 'approved' | 'refused';
  readonly decidedBy: string | null;
  readonly refusalReason: string | null;
  readonly validUntil: string | null;
  /** How often the identity was read on these grounds. */
  readonly readings: number;
}

/** What is known of one reporter of a clue without knowing who it is: neither plaintext nor ciphertext. */
export interface ReporterRow {
  readonly reporterId: string;
  readonly clueId: string;
  /** Of the clue's reporters (联名举报、集体访), from 1. */
  readonly number: number;
  readonly organisationId: string;
  readonly status: 'anonymous' | 'real-name' | 'sealed-off' | 'forgotten';
  readonly signature: string;
  /** Which fields are sealed, not what they say. */
  readonly sealedFields: readonly IdentityField[];
  readonly receivedOn: string;
  /** False: they asked for no reply (B1.15). */
  readonly wantsReply: boolean;
  readonly checkOutcome: string | null;
  readonly tracingReference: string | null;
  readonly reveals: readonly RevealLine[];
  readonly destructionReason: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ reporterId: stream.slice('reporter-'.length) });
const row = ({ stream, revision }: Place, how: (row: ReporterRow) => Partial<ReporterRow>) => [
  change<ReporterRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];
const reveal = (event: Place, number: number, how: (line: RevealLine) => Partial<RevealLine>) =>
  row(event, ({ reveals }) => ({ reveals: reveals.map((line) => (line.number === number ? { ...line, ...how(line) } : line)) }));

export const reporterRegister: Projection<ReporterRow, ReporterEvent> = {
  name: 'reporter-register',
  version: 2,
  categories: ['reporter'],
  table: {
    name: 'reporter_register',
    columns: {
      reporterId: 'text',
      clueId: 'text NOT NULL',
      number: 'integer NOT NULL',
      organisationId: 'text NOT NULL',
      status: 'text NOT NULL',
      signature: 'text NOT NULL',
      sealedFields: 'jsonb NOT NULL',
      receivedOn: 'date NOT NULL',
      wantsReply: 'boolean NOT NULL',
      checkOutcome: 'text',
      tracingReference: 'text',
      reveals: 'jsonb NOT NULL',
      destructionReason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['reporterId'],
    indexes: ['(clue_id, number)'],
  },
  on: {
    ReporterRegistered: ({ data, stream, revision }) => {
      const { organisationId, signature, receivedOn, identity, signatory, wantsReply = true } = data;
      const { reporterId } = key(stream);
      const sealedFields = Object.keys(identity?.fields ?? {}).sort() as IdentityField[];
      return [
        put({
          reporterId,
          clueId: signatory?.clueId ?? reporterId,
          number: signatory?.number ?? 1,
          organisationId,
          status: 'anonymous',
          signature,
          sealedFields,
          receivedOn,
          wantsReply,
          checkOutcome: null,
          tracingReference: null,
          reveals: [],
          destructionReason: null,
          revision,
        }),
      ];
    },
    ReporterIdentityChecked: (event) =>
      row(event, ({ wantsReply }) => ({
        checkOutcome: event.data.outcome,
        wantsReply: event.data.wantsReply ?? wantsReply,
        status: event.data.outcome === 'verified' ? 'real-name' : 'anonymous',
      })),
    ReporterTracingApproved: (event) => row(event, () => ({ tracingReference: event.data.reference })),
    ReporterRevealRequested: (event) =>
      row(event, ({ reveals }) => ({
        reveals: [...reveals, { ...event.data, outcome: 'open', decidedBy: null, refusalReason: null, validUntil: null, readings: 0 }],
      })),
    ReporterRevealApproved: (event) =>
      reveal(event, event.data.number, () => ({
        outcome: 'approved',
        decidedBy: event.data.approvedBy,
        validUntil: event.data.validUntil,
      })),
    ReporterRevealRefused: (event) =>
      reveal(event, event.data.number, () => ({ outcome: 'refused', decidedBy: event.data.refusedBy, refusalReason: event.data.reason })),
    ReporterIdentityRead: (event) => reveal(event, event.data.number, ({ readings }) => ({ readings: readings + 1 })),
    ReporterKeyDestructionOrdered: (event) => row(event, () => ({ status: 'sealed-off', destructionReason: event.data.reason })),
    ReporterKeyDestroyed: (event) => row(event, () => ({ status: 'forgotten' })),
  },
};
