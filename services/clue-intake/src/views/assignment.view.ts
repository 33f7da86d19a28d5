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

/** Since the deputy takes back what was given to those below (B1.13). */
const version4: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: (events) => rowOf(assignmentRegister, events),
  mask: (row, _viewer, at) => ({
    ...row,
    overdue: row.dueAt !== null && row.reportedOn === null && Date.parse(row.dueAt) < Date.parse(at),
    allowed: offered(row),
  }),
};

/** What came from above is not this commission's to take back. */
function offered({ status, direction }: AssignmentRow): readonly string[] {
  return assignmentActions[status as AssignmentStatus].filter((command) => command !== 'withdraw' || direction === 'to-below');
}

/** Since a result goes back from the principal, and a supervision can be ended after the result went up (B1.13, B1.14). */
const version3: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: version4.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version4.mask(row, viewer, at);
    return { ...shown, allowed: allowed.filter((command) => command !== 'withdraw') };
  },
};

/** Since a result may follow for a part of the clue that came back (B1.14). */
const version2: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: version4.project,
  mask: (row, viewer, at) => {
    const { allowed, ...shown } = version3.mask(row, viewer, at);
    return { ...shown, allowed: row.status === 'reported' ? ['propose-result'] : allowed.filter((command) => command !== 'reject-result') };
  },
};

const version1: ViewVersion<AssignmentRow, ShownAssignment> = {
  project: version4.project,
  mask: (row, viewer, at) => {
    const shown = version2.mask(row, viewer, at);
    return row.status === 'reported' ? { ...shown, allowed: [] } : shown;
  },
};

/** An assigned matter as it lies before whoever decides on it. */
export const assignmentView = decisionView<
  AssignmentEvent,
  { 1: typeof version1; 2: typeof version2; 3: typeof version3; 4: typeof version4 },
  4
>({
  name: 'assignment',
  category: assignment.category,
  decisions: [
    'AssignmentApproved',
    'AssignmentRejected',
    'AssignmentWithdrawn',
    'DeadlineExtended',
    'SupervisionApproved',
    'SupervisionRejected',
    'ResultReviewed',
    'ResultApproved',
    'ResultRejected',
  ],
  versions: { 1: version1, 2: version2, 3: version3, 4: version4 },
  current: 4,
});
