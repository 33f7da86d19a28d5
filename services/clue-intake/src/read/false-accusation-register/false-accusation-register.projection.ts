import { type Projection, put, set } from '@liandong/projections';
import type { FalseAccusationEvent } from '../../false-accusation/false-accusation.events.js';

/** One finding of a false accusation (诬告陷害), proposed or decided. */
export interface FalseAccusationRow {
  readonly findingId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly facts: string;
  readonly evidence: readonly string[];
  readonly status: string;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  /** Whose decision it is (B1.16). */
  readonly byOrganisation: string | null;
  readonly level: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('falseAccusation-'.length);
const columns = ({ stream, revision }: { readonly stream: string; readonly revision: number }, values: Partial<FalseAccusationRow>) => [
  set<FalseAccusationRow>({ findingId: idOf(stream) }, { ...values, revision }),
];

export const falseAccusationRegister: Projection<FalseAccusationRow, FalseAccusationEvent> = {
  name: 'false-accusation-register',
  version: 1,
  categories: ['falseAccusation'],
  table: {
    name: 'false_accusation_register',
    columns: {
      findingId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      clueId: 'text NOT NULL',
      facts: 'text NOT NULL',
      evidence: 'jsonb NOT NULL',
      status: 'text NOT NULL',
      proposedBy: 'text NOT NULL',
      decidedBy: 'text',
      byOrganisation: 'text',
      level: 'text',
      reference: 'text',
      reason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['findingId'],
    indexes: ['(organisation_id, status)', '(clue_id)'],
  },
  on: {
    FalseAccusationProposed: ({ data, stream, revision, metadata }) => [
      put({
        ...data,
        findingId: idOf(stream),
        matterId: metadata.correlationId,
        status: 'proposed',
        decidedBy: null,
        byOrganisation: null,
        level: null,
        reference: null,
        reason: null,
        revision,
      }),
    ],
    FalseAccusationFound: (event) => {
      const { approvedBy, byOrganisation, level, reference } = event.data;
      return columns(event, { status: 'found', decidedBy: approvedBy, byOrganisation, level, reference });
    },
    FalseAccusationDenied: (event) =>
      columns(event, {
        status: 'denied',
        decidedBy: event.data.deniedBy,
        byOrganisation: event.data.byOrganisation,
        reason: event.data.reason,
      }),
  },
};
