import { change, type Projection, set, upsert } from '@liandong/projections';
import type { Band, WarningAction } from '@liandong/legal-time';
import type { WarningEvent } from '../../warning/warning.events.js';

/** One limit that was warned about, with what was done. */
export interface WarningRow {
  readonly warningId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly responsible: string;
  readonly clock: string;
  readonly aboutCategory: string;
  readonly aboutId: string;
  readonly ruleId: string;
  readonly status: 'open' | 'met';
  readonly band: Band;
  readonly overdue: boolean;
  readonly dueAt: string;
  /** Every warning, in the order in which they fired. */
  readonly warnings: readonly {
    readonly band: Band;
    readonly overdue: boolean;
    readonly dueAt: string;
    readonly firedAt: string;
    readonly late: boolean;
  }[];
  /** Asked for and not done yet. */
  readonly pending: readonly WarningAction[];
  readonly call: object | null;
  readonly letters: readonly { readonly letter: WarningAction; readonly documentId: string }[];
  readonly talk: object | null;
  readonly metAt: string | null;
}

const idOf = (stream: string) => stream.slice('warning-'.length);
const done = (stream: string, action: WarningAction, how: (row: WarningRow) => Partial<WarningRow>) => [
  change<WarningRow>({ warningId: idOf(stream) }, (row) => ({
    ...row,
    pending: row.pending.filter((pending) => pending !== action),
    ...how(row),
  })),
];

export const warningRegister: Projection<WarningRow, WarningEvent> = {
  name: 'warning-register',
  version: 1,
  categories: ['warning'],
  table: {
    name: 'warning_register',
    columns: {
      warningId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      responsible: 'text NOT NULL',
      clock: 'text NOT NULL',
      aboutCategory: 'text NOT NULL',
      aboutId: 'text NOT NULL',
      ruleId: 'text NOT NULL',
      status: 'text NOT NULL',
      band: 'text NOT NULL',
      overdue: 'boolean NOT NULL',
      dueAt: 'timestamptz NOT NULL',
      warnings: 'jsonb NOT NULL',
      pending: 'jsonb NOT NULL',
      call: 'jsonb',
      letters: 'jsonb NOT NULL',
      talk: 'jsonb',
      metAt: 'timestamptz',
    },
    primaryKey: ['warningId'],
    indexes: ['(organisation_id, status, due_at)', '(about_id)'],
  },
  on: {
    ClueWarned: ({ stream, data, metadata }) => [
      upsert<WarningRow>({ warningId: idOf(stream) }, (row) => {
        const { organisationId, responsible, clock, of, ruleId, band, overdue, deadline, dueAt, firedAt, late, actions } = data;
        return {
          warningId: idOf(stream),
          matterId: metadata.correlationId,
          organisationId,
          responsible,
          clock,
          aboutCategory: of.category,
          aboutId: of.id,
          ruleId,
          status: 'open',
          band,
          overdue,
          dueAt: deadline.dueAt,
          warnings: [...(row?.warnings ?? []), { band, overdue, dueAt, firedAt, late }],
          pending: [...(row?.pending ?? []), ...actions],
          call: row?.call ?? null,
          letters: row?.letters ?? [],
          talk: row?.talk ?? null,
          metAt: null,
        };
      }),
    ],
    LimitMoved: ({ stream, data }) => [
      set<WarningRow>({ warningId: idOf(stream) }, { dueAt: data.deadline.dueAt, overdue: false, pending: [] }),
    ],
    LimitMet: ({ stream, data }) => [set<WarningRow>({ warningId: idOf(stream) }, { status: 'met', overdue: false, metAt: data.dueAt })],
    ReminderCallMade: ({ stream, data }) => done(stream, 'call', () => ({ call: data })),
    WarningLetterDrafted: ({ stream, data }) => done(stream, data.letter, (row) => ({ letters: [...row.letters, data] })),
    WarningTalkHeld: ({ stream, data }) => done(stream, 'talk', () => ({ talk: data })),
  },
};
