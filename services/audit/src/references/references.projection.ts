import { categoryOf } from '@liandong/event-sourcing';
import { type Projection, upsert } from '@liandong/projections';
import { auditAccess } from '../reading/audit-access.decider.js';
import { type Reference, referencesIn } from './references.js';

/** A person or organisation that acted: stands beside the field names as what somebody appears. */
export const ACTOR = 'actor';

/** As what a person or an organisation appears in a matter, counted per acting organisation (由人及事). */
export interface ReferenceRow {
  readonly kind: Reference['kind'];
  readonly referenceId: string;
  readonly matterId: string;
  /** `actor`, or the field that names them. */
  readonly appearsAs: string;
  /** For which organisation the events were done: it decides who may see the row. */
  readonly organisationId: string;
  readonly events: number;
  readonly firstPosition: bigint;
  readonly latestPosition: bigint;
  readonly latestAt: string;
}

/** Who appears in which matters. That somebody read is no part of it. */
export const references: Projection<ReferenceRow> = {
  name: 'references',
  version: 3,
  categories: 'all',
  asStored: true,
  table: {
    name: 'matter_references',
    columns: {
      kind: 'text',
      referenceId: 'text',
      matterId: 'text',
      appearsAs: 'text',
      organisationId: 'text',
      events: 'integer NOT NULL',
      firstPosition: 'bigint NOT NULL',
      latestPosition: 'bigint NOT NULL',
      latestAt: 'timestamptz NOT NULL',
    },
    primaryKey: ['kind', 'referenceId', 'matterId', 'appearsAs', 'organisationId'],
  },
  on: {},
  onAny: ({ stream, position, recordedAt, data, metadata }) => {
    if (categoryOf(stream) === auditAccess.category) return [];
    const { correlationId: matterId, actor } = metadata;
    const acted: readonly Reference[] = [{ kind: 'person', id: actor.personId, as: ACTOR }, { kind: 'organisation', id: actor.organisationId, as: ACTOR }];
    return [...acted, ...referencesIn(data)].map(({ kind, id, as }) => {
      const key = { kind, referenceId: id, matterId, appearsAs: as, organisationId: actor.organisationId };
      return upsert<ReferenceRow>(key, (row) => ({ ...key, events: (row?.events ?? 0) + 1, firstPosition: row?.firstPosition ?? position, latestPosition: position, latestAt: recordedAt }));
    });
  },
};
