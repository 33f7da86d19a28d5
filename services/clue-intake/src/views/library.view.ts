import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { libraryActions } from '../library/library.allowed-actions.js';
import { library } from '../library/library.decider.js';
import type { LibraryEvent } from '../library/library.events.js';
import type { LibraryStatus } from '../library/library.state.js';
import { libraryRegister, type LibraryRow } from '../read/library-register/library-register.projection.js';

export interface ShownLibrary extends LibraryRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<LibraryRow, ShownLibrary> = {
  project: (events) => rowOf(libraryRegister, events),
  mask: (row) => ({ ...row, allowed: libraryActions[row.status as LibraryStatus] }),
};

/** Unit, keepers and hand-overs, as they lie before whoever appoints or signs. */
export const libraryView = decisionView<LibraryEvent, { 1: typeof version1 }, 1>({
  name: 'library',
  category: library.category,
  decisions: ['KeeperAppointed', 'HandoverSigned', 'HandoverCancelled', 'PeriodReconciled'],
  versions: { 1: version1 },
  current: 1,
});
