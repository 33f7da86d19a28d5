import { isPerson, type Subject } from '@liandong/contracts';
import { type Projection, put, set } from '@liandong/projections';
import type { CaseEvent } from '../../case/case.events.js';
import type { MeasureEvent } from '../../measure/measure.events.js';
import { depthOf } from './depth.js';

/** What one case or measure counts for in the figures (B1.22, B2.26). */
export interface OutcomeRow {
  /** The stream's name: cases and measures may share ids. */
  readonly entryId: string;
  readonly matterId: string;
  readonly organisationId: string;
  readonly subjectId: string;
  readonly managedBy: string;
  /** What is counted here are persons. */
  readonly person: boolean;
  readonly filedOn: string | null;
  readonly effectiveOn: string | null;
  /** 四种形态 */
  readonly form: number | null;
  /** Within a form, and over all: the larger is the deeper. */
  readonly depth: number | null;
  /** admonish, criticise-educate, or the outcome of the case. */
  readonly how: string | null;
  readonly sanctions: readonly string[];
  /** Money that the decision takes back (没收、责令退赔、移送), yuan. */
  readonly propertyYuan: number;
  /** Day on which the disposal of property was executed. */
  readonly recoveredOn: string | null;
}

const nothingYet = {
  filedOn: null,
  effectiveOn: null,
  form: null,
  depth: null,
  how: null,
  sanctions: [],
  propertyYuan: 0,
  recoveredOn: null,
} satisfies Partial<OutcomeRow>;

const about = (subject: Subject) => ({ subjectId: subject.subjectId, managedBy: subject.managedBy, person: isPerson(subject) });

/** Every outcome with the day on which it took effect, so that figures can be given as of any day. */
export const outcomeLedger: Projection<OutcomeRow, CaseEvent | MeasureEvent> = {
  name: 'outcome-ledger',
  version: 3,
  categories: ['case', 'measure'],
  table: {
    name: 'outcome_ledger',
    columns: {
      entryId: 'text',
      matterId: 'text NOT NULL',
      organisationId: 'text NOT NULL',
      subjectId: 'text NOT NULL',
      managedBy: 'text NOT NULL',
      person: 'boolean NOT NULL',
      filedOn: 'date',
      effectiveOn: 'date',
      form: 'smallint',
      depth: 'smallint',
      how: 'text',
      sanctions: 'jsonb NOT NULL',
      propertyYuan: 'numeric NOT NULL',
      recoveredOn: 'date',
    },
    primaryKey: ['entryId'],
    indexes: ['(effective_on)', '(filed_on)', '(subject_id)'],
  },
  on: {
    CaseOpened: ({ data, stream, metadata }) => [
      put({
        ...nothingYet,
        entryId: stream,
        matterId: metadata.correlationId,
        organisationId: data.organisationId,
        ...about(data.subject),
      }),
    ],
    // A person counts as filed from the day on which it became that person's case.
    SubjectIdentified: ({ data, stream }) => [set<OutcomeRow>({ entryId: stream }, { ...about(data.subject), filedOn: data.identifiedOn })],
    SupplementaryFilingApproved: ({ data, stream }) => [
      set<OutcomeRow>({ entryId: stream }, { ...about(data.subject), filedOn: data.filedOn }),
    ],
    FilingApproved: ({ data, stream }) => [set<OutcomeRow>({ entryId: stream }, { filedOn: data.filedOn })],
    CaseDecided: ({ data, stream }) => {
      const { decidedOn: effectiveOn, form, outcome: how, property } = data;
      const depth = form === null ? null : depthOf(form, how);
      const propertyYuan = property.filter(({ disposal }) => disposal !== 'return').reduce((sum, { amountYuan }) => sum + amountYuan, 0);
      return [
        set<OutcomeRow>(
          { entryId: stream },
          { effectiveOn, form, depth, how, sanctions: data.sanctions.map(({ kind }) => kind), propertyYuan },
        ),
      ];
    },
    ExecutionRecorded: ({ data, stream }) => {
      const property = data.items.find(({ kind }) => kind === 'property');
      return property ? [set<OutcomeRow>({ entryId: stream }, { recoveredOn: property.executedOn })] : [];
    },
    MeasureOpened: ({ data, stream, metadata }) => [
      put({
        ...nothingYet,
        entryId: stream,
        matterId: metadata.correlationId,
        organisationId: data.organisationId,
        ...about(data.subject),
      }),
    ],
    MeasureApplied: ({ data, stream }) => [
      set<OutcomeRow>({ entryId: stream }, { effectiveOn: data.appliedOn, form: 1, depth: depthOf(1, data.kind), how: data.kind }),
    ],
  },
};
