import { categoryOf, type RecordedEvent } from '@liandong/event-sourcing';
import { type Projection, upsert } from '@liandong/projections';
import { ledgerClearance } from '../ledger/clearance/clearance.decider.js';
import { KEPT_REGISTER } from '../timeline/kept-entries.js';
import { auditAccess } from '../reading/audit-access.decider.js';

/** One matter (事项) with its first and its latest event. */
export interface MatterRow {
  readonly matterId: string;
  /** The first title that any of its events names. */
  readonly title: string | null;
  /** For which organisation the first event was done. */
  readonly organisationId: string;
  readonly firstPosition: bigint;
  readonly firstType: string;
  readonly firstRecordedAt: string;
  readonly latestPosition: bigint;
  readonly latestType: string;
  readonly latestRecordedAt: string;
  readonly events: number;
  /** Events per category. */
  readonly categories: Readonly<Record<string, number>>;
}

/** Every matter of every service. What merely reads is not counted, nor what is kept from some of those who read this list. */
export const matters: Projection<MatterRow> = {
  name: 'matters',
  version: 3,
  categories: 'all',
  asStored: true,
  table: {
    name: 'matters',
    columns: {
      matterId: 'text',
      title: 'text',
      organisationId: 'text NOT NULL',
      firstPosition: 'bigint NOT NULL',
      firstType: 'text NOT NULL',
      firstRecordedAt: 'timestamptz NOT NULL',
      latestPosition: 'bigint NOT NULL',
      latestType: 'text NOT NULL',
      latestRecordedAt: 'timestamptz NOT NULL',
      events: 'integer NOT NULL',
      categories: 'jsonb NOT NULL',
    },
    primaryKey: ['matterId'],
    indexes: ['(latest_position)'],
  },
  on: {},
  onAny: (event) => {
    const category = categoryOf(event.stream);
    // The ledger's own clearances are no matter: they have a timeline, but stand in no list.
    if (category === auditAccess.category || category === ledgerClearance.category || category === KEPT_REGISTER) return [];
    const { correlationId: matterId, actor } = event.metadata;
    const latest = { latestPosition: event.position, latestType: event.type, latestRecordedAt: event.recordedAt };
    return [
      upsert<MatterRow>({ matterId }, (row) => ({
        ...(row ?? {
          matterId,
          organisationId: actor.organisationId,
          firstPosition: event.position,
          firstType: event.type,
          firstRecordedAt: event.recordedAt,
        }),
        title: row?.title ?? titleOf(event),
        ...latest,
        events: (row?.events ?? 0) + 1,
        categories: { ...row?.categories, [category]: (row?.categories[category] ?? 0) + 1 },
      })),
    ];
  },
};

function titleOf({ data }: RecordedEvent): string | null {
  const { title } = data as { readonly title?: unknown };
  return typeof title === 'string' ? title : null;
}
