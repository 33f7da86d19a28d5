import type { AllowedActions } from '@liandong/event-sourcing';
import type { VerificationCommand } from './verification.commands.js';
import type { VerificationStatus } from './verification.state.js';

/** What follows from the clue, and is offered to nobody: it holds in every status. */
export const verificationOwnActions = { any: ['let-routing-fall'] } as const satisfies Readonly<
  Record<string, readonly VerificationCommand['type'][]>
>;

type Action = Exclude<VerificationCommand['type'], (typeof verificationOwnActions.any)[number]>;

/** A recusal may be raised at any time before the conclusion (B4.1). */
const recusal: readonly Action[] = ['raise-recusal', 'decide-recusal', 'order-recusal'];
const work: readonly Action[] = [
  'replace-member',
  'extend',
  'take-measure',
  'add-subjects',
  'identify-subject',
  'record-finding',
  'draft-report',
  ...recusal,
];

/** Which command is allowed in which status. A refusal lists the row. */
export const verificationActions: AllowedActions<VerificationStatus, Action> = {
  none: ['open'],
  opened: ['propose-plan', ...recusal],
  'plan-proposed': ['approve-plan', 'reject-plan', ...recusal],
  // Another plan needs another approval (B2.1).
  'plan-approved': ['propose-plan', 'form-teams', ...recusal],
  'teams-formed': ['form-teams', 'replace-member', 'start', ...recusal],
  running: [...work, 'approve-subjects', 'reject-subjects'],
  'report-drafted': [...work, 'sign-report', 'submit-report'],
  'report-submitted': ['return-report', 'conclude', ...recusal],
  // Only its clue's news opens it anew, where it is routed anew.
  concluded: [],
  // Another routing opens it anew; its news does so by itself. Whom a recusal keeps from the matter is decided nevertheless (B4.1).
  ended: ['open', 'decide-recusal', 'order-recusal'],
};
