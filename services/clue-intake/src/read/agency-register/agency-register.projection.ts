import { type Projection, put, set } from '@liandong/projections';
import type { AgencyEvent } from '../../agency/agency.decider.js';

/** One partner agency (协作机关) and the terms under which it posts. */
export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  readonly commissionId: string;
  readonly agreement: string;
  readonly eventTypes: readonly string[];
  readonly status: 'active' | 'suspended';
  readonly suspensionReason: string | null;
  readonly admittedBy: string;
  readonly admittedAt: string;
  readonly revision: number;
}

const key = (stream: string) => ({ agencyId: stream.slice('agency-'.length) });

export const agencyRegister: Projection<AgencyRow, AgencyEvent> = {
  name: 'agency-register',
  version: 1,
  categories: ['agency'],
  table: {
    name: 'agency_register',
    columns: {
      agencyId: 'text',
      name: 'text NOT NULL',
      kind: 'text NOT NULL',
      commissionId: 'text NOT NULL',
      agreement: 'text NOT NULL',
      eventTypes: 'jsonb NOT NULL',
      status: 'text NOT NULL',
      suspensionReason: 'text',
      admittedBy: 'text NOT NULL',
      admittedAt: 'timestamptz NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['agencyId'],
  },
  on: {
    AgencyAdmitted: ({ data, stream, revision, metadata }) => [
      put({ ...key(stream), ...data, status: 'active', suspensionReason: null, admittedAt: metadata.occurredAt, revision }),
    ],
    AgencySuspended: ({ data, stream, revision }) => [
      set<AgencyRow>(key(stream), { status: 'suspended', suspensionReason: data.reason, revision }),
    ],
    AgencyResumed: ({ stream, revision }) => [set<AgencyRow>(key(stream), { status: 'active', suspensionReason: null, revision })],
  },
};
