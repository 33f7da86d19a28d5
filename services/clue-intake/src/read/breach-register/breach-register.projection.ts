import { type Projection, put, set } from '@liandong/projections';
import type { BarredOccupation, BreachEvent } from '../../breach/breach.events.js';
import { breachKindTable } from '../../rules/breach-kinds.js';

/** One breach as the register shows it (B4.5, B4.8). */
export interface BreachRow {
  readonly breachId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly officerId: string;
  readonly officerOrganisation: string;
  readonly standing: string;
  readonly kind: string;
  /** The rule that forbids it. */
  readonly ruleId: string;
  readonly discovery: string;
  readonly aboutKind: string | null;
  /** Empty where it is about no record. */
  readonly aboutId: string;
  readonly occurredOn: string;
  readonly content: string;
  /** Of a leaver, with the departure whose bar forbids it. */
  readonly occupation: BarredOccupation | null;
  readonly status: string;
  readonly reportedBy: string;
  readonly registeredOn: string | null;
  readonly examiner: string | null;
  readonly result: 'found' | 'not-found' | null;
  /** Facts that were found, or why nothing was. */
  readonly statement: string | null;
  readonly decidedOn: string | null;
  /** The discipline body that has to decide on the liability. */
  readonly receiverId: string | null;
  readonly documentNumber: string | null;
  readonly handedOn: string | null;
  readonly closeReason: string | null;
  readonly closedOn: string | null;
  readonly revision: number;
}

const idOf = (stream: string) => stream.slice('breach-'.length);
const columns = ({ stream, revision }: { readonly stream: string; readonly revision: number }, values: Partial<BreachRow>) => [
  set<BreachRow>({ breachId: idOf(stream) }, { ...values, revision }),
];
const open = {
  registeredOn: null,
  examiner: null,
  result: null,
  statement: null,
  decidedOn: null,
  receiverId: null,
  documentNumber: null,
  handedOn: null,
  closeReason: null,
  closedOn: null,
} as const;

export const breachRegister: Projection<BreachRow, BreachEvent> = {
  name: 'breach-register',
  version: 2,
  categories: ['breach'],
  table: {
    name: 'breach_register',
    columns: {
      breachId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      officerId: 'text NOT NULL',
      officerOrganisation: 'text NOT NULL',
      standing: 'text NOT NULL',
      kind: 'text NOT NULL',
      ruleId: 'text NOT NULL',
      discovery: 'text NOT NULL',
      aboutKind: 'text',
      aboutId: 'text NOT NULL',
      occurredOn: 'date NOT NULL',
      content: 'text NOT NULL',
      occupation: 'jsonb',
      status: 'text NOT NULL',
      reportedBy: 'text NOT NULL',
      registeredOn: 'date',
      examiner: 'text',
      result: 'text',
      statement: 'text',
      decidedOn: 'date',
      receiverId: 'text',
      documentNumber: 'text',
      handedOn: 'date',
      closeReason: 'text',
      closedOn: 'date',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['breachId'],
    indexes: ['(organisation_id, occurred_on)', '(officer_id)'],
  },
  on: {
    BreachReported: ({ data: { officer, about, kind, ...data }, stream, revision, metadata }) => [
      put({
        ...data,
        ...open,
        breachId: idOf(stream),
        matterId: metadata.correlationId,
        officerId: officer.personId,
        officerOrganisation: officer.organisationId,
        standing: officer.standing,
        kind,
        ruleId: breachKindTable[kind].ruleId,
        aboutKind: about?.kind ?? null,
        aboutId: about?.id ?? '',
        occupation: data.occupation ?? null,
        status: 'reported',
        revision,
      }),
    ],
    BreachRegistered: (event) => columns(event, { status: 'registered', registeredOn: event.data.registeredOn }),
    BreachExaminationOpened: (event) => columns(event, { status: 'under-examination', examiner: event.data.openedBy }),
    BreachFound: (event) =>
      columns(event, { status: 'found', result: 'found', statement: event.data.facts, decidedOn: event.data.decidedOn }),
    BreachNotFound: (event) =>
      columns(event, { status: 'not-found', result: 'not-found', statement: event.data.reason, decidedOn: event.data.decidedOn }),
    BreachHandedOver: (event) => {
      const { receiverId, documentNumber, handedOn } = event.data;
      return columns(event, { status: 'handed-over', receiverId, documentNumber, handedOn });
    },
    BreachClosed: (event) => columns(event, { status: 'closed', closeReason: event.data.reason, closedOn: event.data.closedOn }),
  },
};
