import { change, type Projection, put } from '@liandong/projections';
import type { Answer, ReconciledItem, ReconciliationEvent, Settlement } from '../../reconciliation/reconciliation.events.js';

/** One item of a list, with what the handler said and how a difference ended. */
export interface ListedAnswer extends ReconciledItem {
  readonly answer: Answer['answer'] | null;
  readonly note: string | null;
  readonly settlement: Settlement | null;
}

/** One reconciliation with one handler (B1.3). */
export interface ReconciliationRow {
  readonly reconciliationId: string;
  readonly organisationId: string;
  readonly handlerId: string;
  readonly status: string;
  readonly items: readonly ListedAnswer[];
  readonly openedOn: string;
  readonly dueAt: string;
  /** Items that the handler has not answered. */
  readonly unanswered: number;
  /** Objections that are not settled. */
  readonly differences: number;
  readonly answeredInTime: boolean | null;
  readonly revision: number;
}

const keyOf = (stream: string) => ({ reconciliationId: stream.slice('reconciliation-'.length) });

export function counted(items: readonly ListedAnswer[]) {
  const unanswered = items.filter(({ answer }) => answer === null).length;
  const differences = items.filter(({ answer, settlement }) => answer === 'objected' && settlement === null).length;
  return { items, unanswered, differences, status: unanswered > 0 ? 'open' : differences > 0 ? 'differences' : 'reconciled' };
}

export const reconciliationRegister: Projection<ReconciliationRow, ReconciliationEvent> = {
  name: 'reconciliation-register',
  version: 1,
  categories: ['reconciliation'],
  table: {
    name: 'reconciliation_register',
    columns: {
      reconciliationId: 'text',
      organisationId: 'text NOT NULL',
      handlerId: 'text NOT NULL',
      status: 'text NOT NULL',
      items: 'jsonb NOT NULL',
      openedOn: 'date NOT NULL',
      dueAt: 'timestamptz NOT NULL',
      unanswered: 'integer NOT NULL',
      differences: 'integer NOT NULL',
      answeredInTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['reconciliationId'],
    indexes: ['(organisation_id, status)'],
  },
  on: {
    ReconciliationOpened: ({ data: { organisationId, handlerId, items, openedOn, deadline }, stream, revision }) => [
      put({
        ...keyOf(stream),
        organisationId,
        handlerId,
        ...counted(items.map((item) => ({ ...item, answer: null, note: null, settlement: null }))),
        openedOn,
        dueAt: deadline.dueAt,
        answeredInTime: null,
        revision,
      }),
    ],
    ItemsAnswered: ({ data, stream, revision }) => [
      change<ReconciliationRow>(keyOf(stream), (row) => {
        const answerOf = new Map(data.answers.map((one) => [one.clueId, one]));
        const items = row.items.map((item) => {
          const said = answerOf.get(item.clueId);
          return said ? { ...item, answer: said.answer, note: said.note ?? null } : item;
        });
        return { ...row, ...counted(items), ...(data.remaining === 0 ? { answeredInTime: data.inTime } : {}), revision };
      }),
    ],
    DifferenceSettled: ({ data, stream, revision }) => [
      change<ReconciliationRow>(keyOf(stream), (row) => ({
        ...row,
        ...counted(row.items.map((item) => (item.clueId === data.clueId ? { ...item, settlement: data.settlement } : item))),
        revision,
      })),
    ],
  },
};
