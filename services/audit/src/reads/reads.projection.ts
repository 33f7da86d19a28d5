import { type AccessKind, categoryOf, type RecordedEvent } from '@liandong/event-sourcing';
import { type Projection, put, type RowChange } from '@liandong/projections';
import { type AuditRead, auditAccess } from '../reading/audit-access.decider.js';

/** Who read, revealed or asked to reveal what, when and why (查阅留痕). */
export interface ReadRow {
  readonly position: bigint;
  readonly eventId: string;
  readonly kind: 'audit-read' | AccessKind;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  readonly at: string;
  readonly matterId: string | null;
  /** What was read: a resource of the audit service, or what the event's mark names. */
  readonly what: string;
  readonly reason: string | null;
  /** How an auditor asked: filters, moment and page. */
  readonly query: Readonly<Record<string, string>> | null;
  readonly stream: string;
  readonly type: string;
}

/** Reads by auditors, and every event of any service that is marked as access to protected data. */
export const reads: Projection<ReadRow> = {
  name: 'reads',
  version: 2,
  categories: 'all',
  asStored: true,
  table: {
    name: 'audit_reads',
    columns: {
      position: 'bigint',
      eventId: 'uuid NOT NULL',
      kind: 'text NOT NULL',
      personId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      role: 'text NOT NULL',
      at: 'timestamptz NOT NULL',
      matterId: 'text',
      what: 'text NOT NULL',
      reason: 'text',
      query: 'jsonb',
      stream: 'text NOT NULL',
      type: 'text NOT NULL',
    },
    primaryKey: ['position'],
    indexes: ['(matter_id, position)', '(person_id, position)'],
  },
  on: {},
  onAny: (event) => {
    const { access, correlationId } = event.metadata;
    if (categoryOf(event.stream) === auditAccess.category) return [auditRead(event)];
    if (!access) return [];
    return [
      put({
        ...envelope(event),
        kind: access.kind,
        matterId: correlationId,
        what: access.what,
        reason: access.reason ?? null,
        query: null,
      }),
    ];
  },
};

function auditRead(event: RecordedEvent): RowChange<ReadRow> {
  const { matterId = null, resource, query } = event.data as AuditRead['data'];
  return put({ ...envelope(event), kind: 'audit-read', matterId, what: resource, reason: null, query });
}

function envelope({ id, position, stream, type, metadata }: RecordedEvent) {
  return { position, eventId: id, ...metadata.actor, at: metadata.occurredAt, stream, type };
}
