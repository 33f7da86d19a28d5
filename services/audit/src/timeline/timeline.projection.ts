import { type Projection, put } from '@liandong/projections';

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

/** Every event of every service, by matter (事项): the correlation id. */
export const timeline: Projection<TimelineRow> = {
  name: 'timeline',
  version: 1,
  categories: 'all',
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
    indexes: ['(matter_id, position)'],
  },
  on: {},
  onAny: (event) => [
    put({
      position: event.position,
      matterId: event.metadata.correlationId,
      eventId: event.id,
      stream: event.stream,
      category: event.stream.slice(0, event.stream.indexOf('-')),
      revision: event.revision,
      type: event.type,
      schemaVersion: event.schemaVersion,
      occurredAt: event.metadata.occurredAt,
      recordedAt: event.recordedAt,
      personId: event.metadata.actor.personId,
      organisationId: event.metadata.actor.organisationId,
      role: event.metadata.actor.role,
      causationId: event.metadata.causationId,
      rules: event.metadata.rules,
      data: event.data,
    }),
  ],
};
