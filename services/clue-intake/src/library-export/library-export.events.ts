import type { Instant } from '@liandong/event-sourcing';

/** What left the system (导出线索库), as far as it went. */
export interface Taken {
  readonly rows: number;
  /** Bytes that were handed out. */
  readonly bytes: number;
  /** SHA-256 (hex) over these bytes: whoever holds a file can be told from which export it comes. */
  readonly sha256: string;
}

/** Registers that leave beside the clue library. */
export type ExportedRegister = 'assignments';

/** What happens to the export (导出) of a clue library, or of another register. Auditors see by it who took what. Names are storage formats. */
export type LibraryExportEvent =
  /** Before the first byte: what cannot be recorded is not handed out. */
  | {
      readonly type: 'LibraryExportStarted';
      readonly data: {
        /** The library that is read. */
        readonly organisationId: string;
        /** Absent: the clue library itself. */
        readonly register?: ExportedRegister;
        readonly format: 'xlsx' | 'csv';
        /** Version of the columns. */
        readonly columns: string;
        /** As it was asked, by its names. */
        readonly filter: Readonly<Record<string, string>>;
        /** Everything that was stored up to this position stands in the file. */
        readonly position: string;
        readonly takenBy: string;
        readonly startedAt: Instant;
      };
    }
  /** After the last byte, which waits for it. */
  | { readonly type: 'LibraryExportFinished'; readonly data: Taken & { readonly finishedAt: Instant } }
  /** The receiver went away, or the reading failed: a part of it may have arrived. */
  | { readonly type: 'LibraryExportBrokenOff'; readonly data: Taken & { readonly brokenOffAt: Instant } };
