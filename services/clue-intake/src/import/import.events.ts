import type { Instant } from '@liandong/event-sourcing';
import type { ClueSourceKind } from '../clue/clue.events.js';

export interface ImportCounts {
  /** Rows of the file, its header and empty ones left out. */
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
}

export interface ImportResult {
  readonly imported: number;
  /** In the library already, by the sender's reference. */
  readonly skipped: number;
  readonly refused: number;
}

/** What happens to the import (导入) of an existing ledger (原有台账). Names are storage formats; nothing of the rows' content stands in them. */
export type ImportEvent =
  /** The file was read and judged row by row; nothing has entered the library yet. */
  | {
      readonly type: 'ImportPrepared';
      readonly data: {
        readonly organisationId: string;
        readonly title: string;
        readonly source: { readonly kind: ClueSourceKind; readonly agencyId: string };
        readonly format: 'xlsx' | 'csv';
        readonly counts: ImportCounts;
        /** SHA-256 (hex) over the accepted rows in order: what is approved is what runs. */
        readonly rowsDigest: string;
        /** Columns of our exports that a library does not take from another one, by their headers; and how many columns beside them nobody knows. Absent: not told then. */
        readonly notTakenIn?: readonly string[];
        readonly unknownColumns?: number;
        /** The named keeper of what will enter (B1.4). */
        readonly preparedBy: { readonly personId: string; readonly organisationId: string };
        readonly preparedAt: Instant;
      };
    }
  /** Approved as a whole by the director of case management (B1.3). */
  | { readonly type: 'ImportConfirmed'; readonly data: { readonly confirmedBy: string; readonly confirmedAt: Instant } }
  /** How far it is; the last one before a stop tells from where it goes on. */
  | { readonly type: 'ImportProgressed'; readonly data: ImportResult }
  | { readonly type: 'ImportFinished'; readonly data: ImportResult & { readonly finishedAt: Instant } }
  /** What has entered the library stays; the rest is gone. */
  | {
      readonly type: 'ImportCancelled';
      readonly data: { readonly cancelledBy: string; readonly cancelledAt: Instant; readonly reason: string };
    };
