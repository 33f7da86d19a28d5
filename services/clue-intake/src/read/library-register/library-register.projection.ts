import { type Projection, put, change, set } from '@liandong/projections';
import type { RecordedEvent } from '@liandong/event-sourcing';
import type { LibraryEvent } from '../../library/library.events.js';
import { evolveLibrary, type Handover, initialLibrary, type Keeper, type LibraryState } from '../../library/library.state.js';

/** A hand-over with the place in the log at which it was completed; null before. */
export type ListedHandover = Handover & { readonly completedAt: string | null };

/** Who holds the library of one organisation (B1.3, B1.4). */
export interface LibraryRow {
  readonly organisationId: string;
  readonly status: string;
  readonly unitId: string;
  readonly since: string;
  readonly keepers: readonly Keeper[];
  readonly handovers: readonly ListedHandover[];
  readonly reconciliationDueAt: string;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('library-'.length);

function columnsOf(state: LibraryState, { revision, position, type }: RecordedEvent<LibraryEvent>, before: readonly ListedHandover[]) {
  const { status, keepers } = state;
  const completed = type === 'HandoverCompleted' ? position.toString() : null;
  const handovers = state.handovers.map((one, index) => ({
    ...one,
    completedAt: before[index]?.completedAt ?? (one.status === 'completed' ? completed : null),
  }));
  return { status, keepers, handovers, revision };
}

const later = (event: RecordedEvent<LibraryEvent>) => [
  change<LibraryRow>({ organisationId: idOf(event.stream) }, (row) => {
    const { status, keepers, handovers } = row;
    const state = {
      ...initialLibrary,
      status: status as LibraryState['status'],
      keepers,
      handovers: handovers.map(({ completedAt: _at, ...one }) => one),
    };
    return { ...row, ...columnsOf(evolveLibrary(state, event), event, handovers) };
  }),
];

export const libraryRegister: Projection<LibraryRow, LibraryEvent> = {
  name: 'library-register',
  version: 1,
  categories: ['library'],
  table: {
    name: 'library_register',
    columns: {
      organisationId: 'text',
      status: 'text NOT NULL',
      unitId: 'text NOT NULL',
      since: 'date NOT NULL',
      keepers: 'jsonb NOT NULL',
      handovers: 'jsonb NOT NULL',
      reconciliationDueAt: 'timestamptz NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['organisationId'],
  },
  on: {
    LibraryEntrusted: ({ data: { unitId, since, reconciliationDeadline }, stream, revision }) => [
      put({
        organisationId: idOf(stream),
        status: 'held',
        unitId,
        since,
        keepers: [],
        handovers: [],
        reconciliationDueAt: reconciliationDeadline.dueAt,
        revision,
      }),
    ],
    PeriodReconciled: ({ data, stream, revision }) => [
      set<LibraryRow>({ organisationId: idOf(stream) }, { reconciliationDueAt: data.deadline.dueAt, revision }),
    ],
    KeeperAppointed: later,
    HandoverPrepared: later,
    DifferenceNoted: later,
    HandoverSigned: later,
    HandoverCancelled: later,
    HandoverCompleted: later,
  },
};
