import { categoryOf } from '@liandong/event-sourcing';
import { type Projection, put } from '@liandong/projections';
import { auditAccess } from '../reading/audit-access.decider.js';

/** One event of a matter, as the auditor sees it. */
export interface TimelineRow {
  readonly position: bigint;
  readonly matterId: string;
  readonly eventId: string;
  readonly stream: string;
  readonly category: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly role: string;
  readonly causationId: string;
  readonly rules: readonly object[];
  readonly data: object;
}

/**
 * Every event of every service, by matter (事项): the correlation id. That an auditor read it is no part of the matter's history; it
 * stands among the reads.
 */
export const timeline: Projection<TimelineRow> = {
  name: 'timeline',
  version: 2,
  categories: 'all',
  asStored: true,
  table: {
    name: 'timeline',
    columns: {
      position: 'bigint',
      matterId: 'text NOT NULL',
      eventId: 'uuid NOT NULL',
      stream: 'text NOT NULL',
      category: 'text NOT NULL',
      revision: 'integer NOT NULL',
      type: 'text NOT NULL',
      schemaVersion: 'integer NOT NULL',
      occurredAt: 'timestamptz NOT NULL',
      recordedAt: 'timestamptz NOT NULL',
      personId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      role: 'text NOT NULL',
      causationId: 'text NOT NULL',
      rules: 'jsonb NOT NULL',
      data: 'jsonb NOT NULL',
    },
    primaryKey: ['position'],
    // The matter's history; what one person did, and what was done for one organisation.
    indexes: ['(matter_id, position)', '(person_id, position)', '(organisation_id, position)'],
  },
  on: {},
  onAny: (event) => {
    const category = categoryOf(event.stream);
    if (category === auditAccess.category) return [];
    const { id, stream, revision, position, type, schemaVersion, recordedAt, data, metadata } = event;
    const { correlationId, causationId, occurredAt, actor, rules } = metadata;
    return [
      put({
        position,
        matterId: correlationId,
        eventId: id,
        stream,
        category,
        revision,
        type,
        schemaVersion,
        occurredAt,
        recordedAt,
        ...actor,
        causationId,
        rules,
        data,
      }),
    ];
  },
};
