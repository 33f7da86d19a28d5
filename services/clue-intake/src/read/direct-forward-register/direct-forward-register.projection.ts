import type { QuietWarning } from '@liandong/legal-time';
import { change, type Projection, put, set } from '@liandong/projections';
import type { DirectForwardEvent } from '../../direct-forward/direct-forward.decider.js';

/** One envelope that was passed on unopened. */
export interface DirectForwardRow {
  readonly directForwardId: string;
  readonly organisationId: string;
  readonly envelope: string;
  readonly recipient: string;
  readonly receivedOn: string;
  readonly dueAt: string;
  /** Colour of the last warning (B1.23), and whether the limit had passed; null before the first one, and once it was sent up. */
  readonly band: string | null;
  readonly overdue: boolean;
  readonly warnings: readonly QuietWarning[];
  readonly sentOn: string | null;
  readonly sentInTime: boolean | null;
  readonly revision: number;
}

const key = (stream: string) => ({ directForwardId: stream.slice('directForward-'.length) });

export const directForwardRegister: Projection<DirectForwardRow, DirectForwardEvent> = {
  name: 'direct-forward-register',
  version: 2,
  categories: ['directForward'],
  table: {
    name: 'direct_forward_register',
    columns: {
      directForwardId: 'text',
      organisationId: 'text NOT NULL',
      envelope: 'text NOT NULL',
      recipient: 'text NOT NULL',
      receivedOn: 'date NOT NULL',
      dueAt: 'timestamptz NOT NULL',
      band: 'text',
      overdue: 'boolean NOT NULL',
      warnings: 'jsonb NOT NULL',
      sentOn: 'date',
      sentInTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['directForwardId'],
    indexes: ['(organisation_id, due_at)'],
  },
  on: {
    EnvelopePassed: ({ data: { organisationId, envelope, recipient, receivedOn, deadline }, stream, revision }) => [
      put({
        ...key(stream),
        organisationId,
        envelope,
        recipient,
        receivedOn,
        dueAt: deadline.dueAt,
        band: null,
        overdue: false,
        warnings: [],
        sentOn: null,
        sentInTime: null,
        revision,
      }),
    ],
    SendingUpWarned: ({ data, stream, revision }) => [
      change<DirectForwardRow>(key(stream), (row) => ({
        ...row,
        band: data.band,
        overdue: data.overdue,
        warnings: [...row.warnings, data],
        revision,
      })),
    ],
    EnvelopeSentUp: ({ data, stream, revision }) => [
      set<DirectForwardRow>(key(stream), { band: null, overdue: false, sentOn: data.sentOn, sentInTime: data.inTime, revision }),
    ],
  },
};
