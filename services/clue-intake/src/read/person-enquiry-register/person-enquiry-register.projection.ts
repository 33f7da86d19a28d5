import { change, type Projection, put, set } from '@liandong/projections';
import type { EnquiredPerson, FoundClue, PersonEnquiryEvent, PersonOpinion } from '../../person-enquiry/person-enquiry.events.js';

/** One enquiry about persons (廉政意见回复). */
export interface PersonEnquiryRow {
  readonly personEnquiryId: string;
  readonly organisationId: string;
  readonly askingBody: string;
  readonly reference: string;
  readonly letterDate: string;
  readonly receivedOn: string;
  readonly purpose: string;
  readonly persons: readonly EnquiredPerson[];
  readonly dueAt: string;
  readonly status: string;
  /** Of the last search. */
  readonly found: readonly FoundClue[];
  readonly searchedAt: string | null;
  readonly searchedBy: string | null;
  readonly opinions: readonly PersonOpinion[];
  /** Of the chain, in their order; and whose approval is next. */
  readonly approvers: readonly string[];
  readonly nextApprover: string | null;
  readonly proposedBy: string | null;
  /** Who approved a step, or rejected the proposal. */
  readonly decidedBy: readonly string[];
  /** Of a rejection or the withdrawal. */
  readonly reason: string | null;
  readonly replyNumber: string | null;
  readonly sentOn: string | null;
  readonly inTime: boolean | null;
  readonly revision: number;
}

const key = (stream: string) => ({ personEnquiryId: stream.slice('personEnquiry-'.length) });
type At = { readonly stream: string; readonly revision: number };
const columns = ({ stream, revision }: At, values: Partial<PersonEnquiryRow>) => [
  set<PersonEnquiryRow>(key(stream), { ...values, revision }),
];
const unproposed = { opinions: [], approvers: [], nextApprover: null, proposedBy: null, decidedBy: [], reason: null };

export const personEnquiryRegister: Projection<PersonEnquiryRow, PersonEnquiryEvent> = {
  name: 'person-enquiry-register',
  version: 1,
  categories: ['personEnquiry'],
  table: {
    name: 'person_enquiry_register',
    columns: {
      personEnquiryId: 'text',
      organisationId: 'text NOT NULL',
      askingBody: 'text NOT NULL',
      reference: 'text NOT NULL',
      letterDate: 'date NOT NULL',
      receivedOn: 'date NOT NULL',
      purpose: 'text NOT NULL',
      persons: 'jsonb NOT NULL',
      dueAt: 'timestamptz NOT NULL',
      status: 'text NOT NULL',
      found: 'jsonb NOT NULL',
      searchedAt: 'timestamptz',
      searchedBy: 'text',
      opinions: 'jsonb NOT NULL',
      approvers: 'jsonb NOT NULL',
      nextApprover: 'text',
      proposedBy: 'text',
      decidedBy: 'jsonb NOT NULL',
      reason: 'text',
      replyNumber: 'text',
      sentOn: 'date',
      inTime: 'boolean',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['personEnquiryId'],
    indexes: ['(organisation_id, status)', '(organisation_id, due_at)'],
  },
  on: {
    PersonEnquiryRecorded: ({ data: { recordedBy: _recordedBy, deadline, ...enquiry }, stream, revision }) => [
      put({
        ...key(stream),
        ...enquiry,
        dueAt: deadline.dueAt,
        status: 'recorded',
        found: [],
        searchedAt: null,
        searchedBy: null,
        ...unproposed,
        replyNumber: null,
        sentOn: null,
        inTime: null,
        revision,
      }),
    ],
    LibrarySearched: (event) => {
      const { found, searchedAt, searchedBy } = event.data;
      return columns(event, { ...unproposed, status: 'searched', found, searchedAt, searchedBy });
    },
    // Who was refused is for whoever audits: to the others it would tell that there is something to be kept from.
    SearchRefused: (event) => columns(event, {}),
    EnquiryReplyProposed: (event) => {
      const { opinions, chain, proposedBy } = event.data;
      const [nextApprover = null] = chain.approvers;
      return columns(event, { ...unproposed, status: 'proposed', opinions, approvers: chain.approvers, nextApprover, proposedBy });
    },
    EnquiryReplyStepApproved: ({ data: { approvedBy }, stream, revision }) => [
      change<PersonEnquiryRow>(key(stream), (row) => {
        const decidedBy = [...row.decidedBy, approvedBy];
        return { ...row, decidedBy, nextApprover: row.approvers[decidedBy.length] ?? null, revision };
      }),
    ],
    EnquiryReplyApproved: ({ data: { approvedBy }, stream, revision }) => [
      change<PersonEnquiryRow>(key(stream), (row) => ({
        ...row,
        status: 'approved',
        decidedBy: [...row.decidedBy, approvedBy],
        nextApprover: null,
        revision,
      })),
    ],
    EnquiryReplyRejected: (event) =>
      columns(event, { ...unproposed, status: 'searched', decidedBy: [event.data.rejectedBy], reason: event.data.reason }),
    EnquiryReplySent: (event) => {
      const { replyNumber, sentOn, inTime } = event.data;
      return columns(event, { status: 'sent', replyNumber, sentOn, inTime });
    },
    PersonEnquiryWithdrawn: (event) => columns(event, { status: 'withdrawn', reason: event.data.reason, nextApprover: null }),
  },
};
