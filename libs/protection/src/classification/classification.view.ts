import { type DecisionView, decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { classificationActions } from './classification.decider.js';
import type { ClassificationEvent } from './classification.events.js';
import { classificationRegister, type ClassificationRow } from './classification-register.projection.js';

export interface ShownClassification extends ClassificationRow {
  readonly allowed: readonly string[];
}

/** Nobody adopts what another service tells: the system does. */
const shownActions = ({ status }: Pick<ClassificationRow, 'status'>) =>
  classificationActions[status].filter((command) => command !== 'adopt');

export type ClassificationView = DecisionView<ClassificationRow, ShownClassification>;

/** How a matter is classified, as it lies before whoever decides on a proposed level or on who is admitted. */
export function classificationView(category: string): ClassificationView {
  const register = classificationRegister(category);
  /** Before people were admitted one by one. */
  const version1: ViewVersion<ClassificationRow, Omit<ShownClassification, 'admitted'>> = {
    project: (events) => rowOf(register, events),
    mask: ({ admitted: _admitted, ...row }) => ({
      ...row,
      allowed: shownActions(row).filter((command) => command !== 'admit' && command !== 'withdraw-admission'),
    }),
  };
  const version2: ViewVersion<ClassificationRow, ShownClassification> = {
    project: version1.project,
    mask: (row) => ({ ...row, allowed: shownActions(row) }),
  };
  return decisionView<ClassificationEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
    name: category,
    category,
    decisions: ['ClassificationApproved', 'ClassificationRejected', 'PersonAdmitted', 'AdmissionWithdrawn'],
    versions: { 1: version1, 2: version2 },
    current: 2,
  });
}
