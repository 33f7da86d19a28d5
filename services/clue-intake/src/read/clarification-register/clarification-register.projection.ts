import { type Projection, put, set } from '@liandong/projections';
import type { ClarificationEvent } from '../../clarification/clarification.events.js';

/** One clarification of a subject’s name (澄清正名). */
export interface ClarificationRow {
  readonly clarificationId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly subjectId: string;
  readonly form: string;
  readonly text: string;
  /** Where the report had an effect. */
  readonly affected: readonly string[];
  /** To whom a circular goes (B1.17). */
  readonly scope: readonly string[];
  readonly status: string;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly madeOn: string | null;
  readonly reference: string | null;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('clarification-'.length);
const columns = ({ stream, revision }: { readonly stream: string; readonly revision: number }, values: Partial<ClarificationRow>) => [
  set<ClarificationRow>({ clarificationId: idOf(stream) }, { ...values, revision }),
];

export const clarificationRegister: Projection<ClarificationRow, ClarificationEvent> = {
  name: 'clarification-register',
  version: 1,
  categories: ['clarification'],
  table: {
    name: 'clarification_register',
    columns: {
      clarificationId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      clueId: 'text NOT NULL',
      subjectId: 'text NOT NULL',
      form: 'text NOT NULL',
      text: 'text NOT NULL',
      affected: 'jsonb NOT NULL',
      scope: 'jsonb NOT NULL',
      status: 'text NOT NULL',
      proposedBy: 'text NOT NULL',
      decidedBy: 'text',
      reason: 'text',
      madeOn: 'date',
      reference: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['clarificationId'],
    indexes: ['(organisation_id, status)', '(clue_id)'],
  },
  on: {
    ClarificationProposed: ({ data, stream, revision, metadata }) => [
      put({
        ...data,
        clarificationId: idOf(stream),
        matterId: metadata.correlationId,
        status: 'proposed',
        decidedBy: null,
        reason: null,
        madeOn: null,
        reference: null,
        revision,
      }),
    ],
    ClarificationApproved: (event) => columns(event, { status: 'approved', decidedBy: event.data.approvedBy }),
    ClarificationRejected: (event) => columns(event, { status: 'rejected', decidedBy: event.data.rejectedBy, reason: event.data.reason }),
    ClarificationMade: (event) => columns(event, { status: 'made', madeOn: event.data.madeOn, reference: event.data.reference }),
  },
};
