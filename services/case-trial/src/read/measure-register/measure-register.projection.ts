import { positionOf } from '@liandong/contracts';
import { type Projection, put, set } from '@liandong/projections';
import type { MeasureEvent } from '../../measure/measure.events.js';

/** One measure of the first form (第一种形态台账). */
export interface MeasureRow {
  readonly measureId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly clueId: string;
  readonly verificationId: string;
  readonly status: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly subjectPosition: string;
  readonly facts: string;
  readonly approvedOn: string | null;
  readonly approvedBy: string | null;
  readonly talkers: readonly string[];
  readonly record: string | null;
  readonly appliedOn: string | null;
  readonly influenceUntil: string | null;
  readonly closedOn: string | null;
  /** Why nothing was applied. */
  readonly droppedReason: string | null;
  readonly revision: number;
}

const key = (stream: string) => ({ measureId: stream.slice('measure-'.length) });
const columns = ({ stream, revision }: { readonly stream: string; readonly revision: number }, values: Partial<MeasureRow>) => [
  set<MeasureRow>(key(stream), { ...values, revision }),
];
const nothingYet = {
  approvedOn: null,
  approvedBy: null,
  talkers: [],
  record: null,
  appliedOn: null,
  influenceUntil: null,
  closedOn: null,
  droppedReason: null,
} satisfies Partial<MeasureRow>;

export const measureRegister: Projection<MeasureRow, MeasureEvent> = {
  name: 'measure-register',
  version: 1,
  categories: ['measure'],
  table: {
    name: 'measure_register',
    columns: {
      measureId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      clueId: 'text NOT NULL',
      verificationId: 'text NOT NULL',
      status: 'text NOT NULL',
      kind: 'text NOT NULL',
      subjectId: 'text NOT NULL',
      subjectName: 'text NOT NULL',
      subjectPosition: 'text NOT NULL',
      facts: 'text NOT NULL',
      approvedOn: 'date',
      approvedBy: 'text',
      talkers: 'jsonb NOT NULL',
      record: 'text',
      appliedOn: 'date',
      influenceUntil: 'date',
      closedOn: 'date',
      droppedReason: 'text',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['measureId'],
    indexes: ['(organisation_id, status)', '(clue_id)', '(matter_id)'],
  },
  on: {
    MeasureOpened: ({ data, stream, revision, metadata }) => {
      const { organisationId, clueId, verificationId, kind, facts, subject } = data;
      const person = { subjectId: subject.subjectId, subjectName: subject.name, subjectPosition: positionOf(subject) };
      return [
        put({
          ...nothingYet,
          ...key(stream),
          matterId: metadata.correlationId,
          organisationId,
          clueId,
          verificationId,
          status: 'opened',
          kind,
          facts,
          ...person,
          revision,
        }),
      ];
    },
    MeasureApproved: (event) =>
      columns(event, { status: 'approved', kind: event.data.kind, approvedOn: event.data.approvedOn, approvedBy: event.data.approvedBy }),
    MeasureDropped: (event) => columns(event, { status: 'dropped', droppedReason: event.data.reason, closedOn: event.data.droppedOn }),
    MeasureApplied: (event) => {
      const { talkers, record, appliedOn, influenceUntil } = event.data;
      return columns(event, { status: 'applied', talkers, record, appliedOn, influenceUntil });
    },
    InstitutionMeasureIssued: (event) => columns(event, { status: 'applied', record: event.data.document, appliedOn: event.data.issuedOn }),
    MeasureClosed: (event) => columns(event, { status: 'closed', closedOn: event.data.closedOn }),
  },
};
