import { areaOf } from '../../evaluation-reference/evaluation-reference.events.js';
import { change, type Projection, put } from '@liandong/projections';
import type { Acknowledgement, EvaluationReferenceEvent } from '../../evaluation-reference/evaluation-reference.events.js';

/** One reference with the tour offices' receipts (1.13). */
export interface EvaluationReferenceRow {
  readonly referenceId: string;
  readonly organisationId: string;
  readonly agencyId: string;
  readonly copyId: string;
  readonly reference: string;
  readonly itemNo: number;
  readonly unitId: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly problemType: string;
  readonly problemArea: string | null;
  readonly text: string;
  readonly analysedOn: string;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly revision: number;
}

const keyOf = (stream: string) => ({ referenceId: stream.slice('evaluationReference-'.length) });

export const evaluationReferences: Projection<EvaluationReferenceRow, EvaluationReferenceEvent> = {
  name: 'evaluation-references',
  version: 2,
  categories: ['evaluationReference'],
  table: {
    name: 'evaluation_references',
    columns: {
      referenceId: 'text',
      organisationId: 'text NOT NULL',
      agencyId: 'text NOT NULL',
      copyId: 'text NOT NULL',
      reference: 'text NOT NULL',
      itemNo: 'integer NOT NULL',
      unitId: 'text NOT NULL',
      periodFrom: 'date NOT NULL',
      periodTo: 'date NOT NULL',
      problemType: 'text NOT NULL',
      problemArea: 'text',
      text: 'text NOT NULL',
      analysedOn: 'date NOT NULL',
      acknowledgements: 'jsonb NOT NULL',
      revision: 'integer NOT NULL',
    },
    primaryKey: ['referenceId'],
    indexes: ['(organisation_id, unit_id, period_from)'],
  },
  on: {
    EvaluationReferenceReceived: ({ data: { period, ...said }, stream, revision }) => [
      put({
        ...keyOf(stream),
        ...said,
        problemArea: areaOf(said),
        periodFrom: period.from,
        periodTo: period.to,
        acknowledgements: [],
        revision,
      }),
    ],
    EvaluationReferenceAcknowledged: ({ data, stream, revision }) => [
      change<EvaluationReferenceRow>(keyOf(stream), (row) => ({ ...row, acknowledgements: [...row.acknowledgements, data], revision })),
    ],
  },
};
