import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { classification, classificationActions } from '../classification/classification.decider.js';
import type { ClassificationEvent } from '../classification/classification.events.js';
import { classificationRegister, type ClassificationRow } from '../read/classification-register/classification-register.projection.js';

export interface ShownClassification extends ClassificationRow {
  readonly allowed: readonly string[];
}

const version1: ViewVersion<ClassificationRow, ShownClassification> = {
  project: (events) => rowOf(classificationRegister, events),
  mask: (row) => ({ ...row, allowed: classificationActions[row.status] }),
};

/** A level that was proposed, as it lies before whoever decides on it. */
export const classificationView = decisionView<ClassificationEvent, { 1: typeof version1 }, 1>({
  name: 'classification',
  category: classification.category,
  decisions: ['ClassificationApproved', 'ClassificationRejected'],
  versions: { 1: version1 },
  current: 1,
});
