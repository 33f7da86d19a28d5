import { change, type Projection, put } from '@liandong/projections';
import type { DisposalLine, QuarterlyListEvent } from '../../quarterly-list/quarterly-list.events.js';

/** One quarter's list of one organisation (季度反馈, B1.11). */
export interface QuarterlyListRow {
  readonly listId: string;
  readonly organisationId: string;
  readonly quarter: string;
  readonly status: string;
  readonly dueAt: string;
  readonly lines: readonly DisposalLine[];
  readonly sentOn: string | null;
  readonly sentInTime: boolean | null;
  readonly sentBy: string | null;
  readonly receivedOn: string | null;
  readonly receivedBy: string | null;
  readonly revision: number;
}

interface Place {
  readonly stream: string;
  readonly revision: number;
}

const key = (stream: string) => ({ listId: stream.slice('quarterlyList-'.length) });
const row = ({ stream, revision }: Place, how: (row: QuarterlyListRow) => Partial<QuarterlyListRow>) => [
  change<QuarterlyListRow>(key(stream), (before) => ({ ...before, ...how(before), revision })),
];

export const quarterlyListRegister: Projection<QuarterlyListRow, QuarterlyListEvent> = {
  name: 'quarterly-list-register',
  version: 1,
  categories: ['quarterlyList'],
  table: {
    name: 'quarterly_list_register',
    columns: {
      listId: 'text',
      organisationId: 'text NOT NULL',
      quarter: 'text NOT NULL',
      status: 'text NOT NULL',
      dueAt: 'timestamptz NOT NULL',
      lines: 'jsonb NOT NULL',
      sentOn: 'date',
      sentInTime: 'boolean',
      sentBy: 'text',
      receivedOn: 'date',
      receivedBy: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['listId'],
    indexes: ['(organisation_id, quarter)'],
  },
  on: {
    QuarterlyListOwed: ({ data, stream, revision }) => [
      put({
        ...key(stream),
        organisationId: data.organisationId,
        quarter: data.quarter,
        status: 'owed',
        dueAt: data.sendBy.dueAt,
        lines: [],
        sentOn: null,
        sentInTime: null,
        sentBy: null,
        receivedOn: null,
        receivedBy: null,
        revision,
      }),
    ],
    QuarterlyDisposalEntered: (event) => row(event, ({ lines }) => ({ status: 'owed', lines: [...lines, event.data] })),
    QuarterlyListSent: (event) =>
      row(event, () => ({ status: 'sent', sentOn: event.data.sentOn, sentInTime: event.data.inTime, sentBy: event.data.sentBy })),
    QuarterlyListReceived: (event) =>
      row(event, () => ({ status: 'received', receivedOn: event.data.receivedOn, receivedBy: event.data.receivedBy })),
  },
};
