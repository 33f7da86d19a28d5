import { type Projection, put, set } from '@liandong/projections';
import type { ImportEvent } from '../../import/import.events.js';

/** One import of an existing ledger, and how far it is. */
export interface ImportRow {
  readonly importId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly title: string;
  readonly status: 'prepared' | 'running' | 'finished' | 'cancelled';
  readonly sourceKind: string;
  readonly sourceAgencyId: string;
  readonly format: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Rows that may enter, before the library was asked for those that it has. */
  readonly accepted: number;
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
  readonly cancelledBy: string | null;
  readonly reason: string | null;
  /** Columns of the file that are not taken in, by their headers in our exports; null where it was not told then. */
  readonly notTakenIn: readonly string[] | null;
  /** How many columns beside them nobody knows. */
  readonly unknownColumns: number | null;
  readonly revision: number;
}

const key = (stream: string) => ({ importId: stream.slice('import-'.length) });

export const importRegister: Projection<ImportRow, ImportEvent> = {
  name: 'import-register',
  version: 2,
  categories: ['import'],
  table: {
    name: 'import_register',
    columns: {
      importId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      title: 'text NOT NULL',
      status: 'text NOT NULL',
      sourceKind: 'text NOT NULL',
      sourceAgencyId: 'text NOT NULL',
      format: 'text NOT NULL',
      rows: 'integer NOT NULL',
      accepted: 'integer NOT NULL',
      imported: 'integer NOT NULL',
      skipped: 'integer NOT NULL',
      refused: 'integer NOT NULL',
      preparedBy: 'text NOT NULL',
      preparedAt: 'timestamptz NOT NULL',
      confirmedBy: 'text',
      confirmedAt: 'timestamptz',
      endedAt: 'timestamptz',
      cancelledBy: 'text',
      reason: 'text',
      notTakenIn: 'jsonb',
      unknownColumns: 'integer',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['importId'],
    indexes: ['(organisation_id, prepared_at)'],
  },
  on: {
    ImportPrepared: ({
      data: { organisationId, title, source, format, counts, preparedBy, preparedAt, notTakenIn = null, unknownColumns = null },
      stream,
      revision,
      metadata,
    }) => [
      put({
        ...key(stream),
        matterId: metadata.correlationId,
        organisationId,
        title,
        status: 'prepared',
        sourceKind: source.kind,
        sourceAgencyId: source.agencyId,
        format,
        ...counts,
        imported: 0,
        skipped: 0,
        preparedBy: preparedBy.personId,
        preparedAt,
        confirmedBy: null,
        confirmedAt: null,
        endedAt: null,
        cancelledBy: null,
        reason: null,
        notTakenIn,
        unknownColumns,
        revision,
      }),
    ],
    ImportConfirmed: ({ data, stream, revision }) => [set<ImportRow>(key(stream), { status: 'running', ...data, revision })],
    ImportProgressed: ({ data, stream, revision }) => [set<ImportRow>(key(stream), { ...data, revision })],
    ImportFinished: ({ data: { finishedAt, ...result }, stream, revision }) => [
      set<ImportRow>(key(stream), { status: 'finished', ...result, endedAt: finishedAt, revision }),
    ],
    ImportCancelled: ({ data: { cancelledBy, cancelledAt, reason }, stream, revision }) => [
      set<ImportRow>(key(stream), { status: 'cancelled', cancelledBy, endedAt: cancelledAt, reason, revision }),
    ],
  },
};
