import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { evaluationReference, evaluationReferenceActions } from '../evaluation-reference/evaluation-reference.decider.js';
import type { EvaluationReferenceEvent } from '../evaluation-reference/evaluation-reference.events.js';
import { type EvaluationReferenceRow, evaluationReferences } from '../read/evaluation-references/evaluation-references.projection.js';

export interface ShownReference extends EvaluationReferenceRow {
  readonly allowed: readonly string[];
}

const version2: ViewVersion<EvaluationReferenceRow, ShownReference> = {
  project: (events) => rowOf(evaluationReferences, events),
  // References come by themselves.
  mask: (row) => ({ ...row, allowed: evaluationReferenceActions.received.filter((command) => command !== 'receive') }),
};

/** Before types of problem had areas (B1.22). */
const version1: ViewVersion<EvaluationReferenceRow, Omit<ShownReference, 'problemArea'>> = {
  project: version2.project,
  mask: (row, viewer, at) => {
    const { problemArea: _area, ...shown } = version2.mask(row, viewer, at);
    return shown;
  },
};

/** A reference as it lies before the tour office that signs for it. */
export const evaluationReferenceView = decisionView<EvaluationReferenceEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'evaluation-reference',
  category: evaluationReference.category,
  decisions: ['EvaluationReferenceAcknowledged'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
