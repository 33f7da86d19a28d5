import type { AllowedActions } from '@liandong/event-sourcing';
import type { AssignmentCommand } from './assignment.decider.js';
import type { AssignmentStatus } from './assignment.state.js';

const supervising = ['propose-supervision', 'approve-supervision', 'reject-supervision', 'carry-out-supervision'] as const;
const running = ['extend', 'extend-from-above', ...supervising] as const;

/** Which command is allowed in which status. A refusal lists the row. */
export const assignmentActions: AllowedActions<AssignmentStatus, AssignmentCommand['type']> = {
  none: ['receive', 'propose'],
  // The officer may still say what the letter says; what it turns out to be is the same assignment.
  opened: ['receive', 'accept', 'pass-on'],
  received: ['accept', 'pass-on'],
  proposed: ['approve', 'reject'],
  open: ['propose-result', 'withdraw', ...running],
  'result-proposed': ['review-result', 'withdraw', ...running],
  'result-reviewed': ['approve-result', 'reject-result', 'withdraw', ...running],
  'result-approved': ['send-up-result', ...running],
  // A part of its clue that comes back later has a result of its own: reviewed and sent up like the first (B1.14).
  // What was proposed or ordered before it went up does not stay open for good.
  reported: ['propose-result', 'reject-supervision', 'carry-out-supervision'],
  // Whatever left and comes back is received anew.
  'passed-on': ['receive'],
  ended: ['receive'],
  rejected: [],
  withdrawn: [],
};

/** What follows from the clue by itself, and is offered to nobody. Elsewhere it changes nothing: whoever registered it first, it is one assignment; once accepted, it goes on. */
export const assignmentOwnActions: Readonly<Partial<Record<AssignmentStatus, readonly ('open' | 'end')[]>>> = {
  none: ['open'],
  opened: ['end'],
  received: ['end'],
  'passed-on': ['open'],
  ended: ['open'],
};
