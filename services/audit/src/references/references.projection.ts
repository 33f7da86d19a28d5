import { categoryOf } from '@liandong/event-sourcing';
import { type Projection, upsert } from '@liandong/projections';
import { auditAccess } from '../reading/audit-access.decider.js';
import { KEPT_REGISTER } from '../timeline/kept-entries.js';
import { type Reference, referencesIn } from './references.js';

/** A person or organisation that acted: stands beside the field names as what somebody appears. */
export const ACTOR = 'actor';

/** As what a person or an organisation appears in a matter, per acting organisation (由人及事). */
export interface ReferenceRow {
  readonly kind: Reference['kind'];
  readonly referenceId: string;
  readonly matterId: string;
  /** For which organisation the events were done: it decides who may see the row. */
  readonly organisationId: string;
  /** Stream of an entry that is kept from whom it is about (B4.6); empty for all other events, which are taken together. */
  readonly entry: string;
  /** Events by what they appear as: `actor`, or the field that names them. */
  readonly appearances: Readonly<Record<string, number>>;
  readonly latestPosition: bigint;
  readonly latestAt: string;
}

/** Who appears in which matters. That somebody read is no part of it. */
export const references: Projection<ReferenceRow> = {
  name: 'references',
  version: 7,
  categories: 'all',
  asStored: true,
  table: {
    name: 'matter_references',
    columns: {
      kind: 'text',
      referenceId: 'text',
      matterId: 'text',
      organisationId: 'text',
      entry: 'text',
      appearances: 'jsonb NOT NULL',
      latestPosition: 'bigint NOT NULL',
      latestAt: 'timestamptz NOT NULL',
    },
    primaryKey: ['kind', 'referenceId', 'matterId', 'organisationId', 'entry'],
  },
  on: {},
  onAny: ({ stream, position, recordedAt, data, metadata }) => {
    const category = categoryOf(stream);
    if (category === auditAccess.category) return [];
    const entry = category === KEPT_REGISTER ? stream : '';
    const { correlationId: matterId, actor } = metadata;
    const acted: readonly Reference[] = [
      { kind: 'person', id: actor.personId, as: ACTOR },
      { kind: 'organisation', id: actor.organisationId, as: ACTOR },
    ];
    return [...acted, ...referencesIn(data)].map(({ kind, id, as }) => {
      const key = { kind, referenceId: id, matterId, organisationId: actor.organisationId, entry };
      return upsert<ReferenceRow>(key, (row) => ({
        ...key,
        appearances: { ...row?.appearances, [as]: (row?.appearances[as] ?? 0) + 1 },
        latestPosition: position,
        latestAt: recordedAt,
      }));
    });
  },
};
