import { decisionView, rowOf, type ViewVersion } from '@liandong/service-kit';
import { assignmentActions } from '../assignment/assignment.allowed-actions.js';
import { assignment } from '../assignment/assignment.decider.js';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentStatus } from '../assignment/assignment.state.js';
import { assignmentRegister, type AssignmentRow } from '../read/assignment-register/assignment-register.projection.js';

export interface ShownAssignment extends AssignmentRow {
  readonly overdue: boolean;
  readonly allowed: readonly string[];
}

/** Since a result may follow for a part of the clue that came back (B1.14). */
const version2: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: (events) => rowOf(assignmentRegister, events),
  mask: (row, _viewer, at) => ({ ...row, overdue: row.dueAt !== null && row.reportedOn === null && Date.parse(row.dueAt) < Date.parse(at), allowed: assignmentActions[row.status as AssignmentStatus] }),
};

const version1: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: (events) => rowOf(assignmentRegister, events),
  mask: (row, viewer, at) => ({ ...version2.mask(row, viewer, at), allowed: row.status === 'reported' ? [] : assignmentActions[row.status as AssignmentStatus] }),
};

/** An assigned matter as it lies before whoever decides on it. */
export const assignmentView = decisionView<AssignmentEvent, { 1: typeof version1; 2: typeof version2 }, 2>({
  name: 'assignment',
  category: assignment.category,
  decisions: ['AssignmentApproved', 'AssignmentRejected', 'DeadlineExtended', 'SupervisionApproved', 'SupervisionRejected', 'ResultReviewed', 'ResultApproved'],
  versions: { 1: version1, 2: version2 },
  current: 2,
});
