import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { evaluationReference, evaluationReferenceActions } from '../evaluation-reference/evaluation-reference.decider.js';
import type { EvaluationReferenceEvent } from '../evaluation-reference/evaluation-reference.events.js';
import { type EvaluationReferenceRow, evaluationReferences } from '../read/evaluation-references/evaluation-references.projection.js';

export interface ShownReference extends EvaluationReferenceRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<EvaluationReferenceRow, ShownReference> = {
  project: (events) => rowOf(evaluationReferences, events),
  // References come by themselves.
  mask: (row) => ({ ...row, allowed: evaluationReferenceActions.received.filter((command) => command !== 'receive') }),
};

/** A reference as it lies before the tour office that signs for it. */
export const evaluationReferenceView = decisionView<EvaluationReferenceEvent, { 1: typeof version1 }, 1>({
  name: 'evaluation-reference',
  category: evaluationReference.category,
  decisions: ['EvaluationReferenceAcknowledged'],
  versions: { 1: version1 },
  current: 1,
});
