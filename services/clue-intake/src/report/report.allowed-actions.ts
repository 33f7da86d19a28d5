import type { AllowedActions } from '@liandong/event-sourcing';
import type { ReportCommand } from './report.decider.js';
import type { ReportStatus } from './report.state.js';

const reading = ['read-content', 'read-photograph'] as const;
const adding = ['supplement', 'add-photograph'] as const;
const dialogue = [...reading, 'ask', 'tell', 'answer', ...adding] as const;

/** Which command is allowed in which status. A refusal lists the row. */
export const reportActions: AllowedActions<ReportStatus, Exclude<ReportCommand['type'], 'limit-due'>> = {
  none: ['submit'],
  submitted: [...dialogue, 'take-in', 'propose-decline', 'keep-repeat', 'find-direct-forward'],
  // Whoever approves reads it as it was proposed; what the reporter adds meanwhile is kept.
  'decline-proposed': [...reading, 'answer', ...adding, 'approve-decline', 'reject-decline'],
  // Asked again, a taking in that was not carried out to the end is.
  'taken-in': [...dialogue, 'take-in'],
  declined: [...reading, ...adding],
  'repeat-kept': dialogue,
  // B1.7: read by whoever sends it up, and by nobody else; no more is gathered about it here.
  'direct-forward': [...reading, 'send-up'],
  // Asked again, a destruction that was not carried out to the end is.
  'sent-up': ['send-up', 'confirm-destruction'],
  'content-destroyed': ['send-up', 'confirm-destruction'],
};

/** What a timer does by itself, and is offered to nobody. Elsewhere it changes nothing: after the sending up nothing is left to warn about. */
export const reportOwnActions: Readonly<Partial<Record<ReportStatus, readonly 'limit-due'[]>>> = { 'direct-forward': ['limit-due'] };
