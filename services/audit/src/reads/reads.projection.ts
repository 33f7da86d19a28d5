import { type Projection, put } from '@liandong/projections';
import type { AuditRead } from '../reading/audit-access.decider.js';

/** Who read what when. */
export interface ReadRow {
  readonly position: bigint;
  readonly eventId: string;
  readonly readBy: string;
  readonly organisationId: string;
  readonly readAt: string;
  readonly resource: string;
  readonly matterId: string | null;
  readonly query: Readonly<Record<string, string>>;
}

export const reads: Projection<ReadRow, AuditRead> = {
  name: 'reads',
  version: 1,
  categories: ['auditAccess'],
  table: {
    name: 'audit_reads',
    columns: {
      position: 'bigint',
      eventId: 'uuid NOT NULL',
      readBy: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      readAt: 'timestamptz NOT NULL',
      resource: 'text NOT NULL',
      matterId: 'text',
      query: 'jsonb NOT NULL',
    },
    primaryKey: ['position'],
    indexes: ['(matter_id, position)', '(read_by, position)'],
  },
  on: {
    AuditRead: ({ id, position, data, metadata }) => [
      put({
        position,
        eventId: id,
        readBy: data.readBy,
        organisationId: data.organisationId,
        readAt: metadata.occurredAt,
        resource: data.resource,
        matterId: data.matterId ?? null,
        query: data.query,
      }),
    ],
  },
};
