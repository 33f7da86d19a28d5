import type { AllowedActions } from '@liandong/event-sourcing';
import type { CaseCommand } from './case.decider.js';
import type { CaseStatus } from './case.status.state.js';

const returns = ['return-for-supplement', 'return-for-reinvestigation'] as const;
/** While a township has something to submit or to decide, somebody may have to stand in for its secretary (B4.2). */
const secretary = ['appoint-acting-secretary'] as const;
const ofTrial = ['form-panel', 'classify', 'extend-trial', ...returns, ...secretary] as const;

/** Which command is allowed in which status. A refusal lists the row. */
export const caseActions: AllowedActions<CaseStatus, CaseCommand['type']> = {
  none: ['open'],
  opened: ['propose-filing'],
  'filing-proposed': ['approve-filing', 'reject-filing'],
  filed: ['appoint-investigators'],
  // Some measures come before the subject hears of the case.
  appointed: ['identify-subject', 'announce-filing', 'record-measure', 'appoint-investigators'],
  // Nobody is announced, reported on or handed over before it is settled whose case it is.
  'identification-proposed': ['approve-supplementary-filing', 'reject-supplementary-filing', 'record-measure'],
  investigating: ['identify-subject', 'record-measure', 'report-investigation', 'appoint-investigators'],
  reported: ['sign-report', 'report-investigation', 'return-report', 'hand-over-to-trial', 'appoint-investigators'],
  // Whose case it is may turn out wrong when the township is to try it: then it goes back.
  'handed-over': ['review-by-township', 'accept-for-trial', 'return-report', ...secretary],
  'township-reviewed': ['submit-to-county', 'review-by-township', ...secretary],
  submitted: ['accept-for-trial', ...secretary],
  accepted: [...ofTrial],
  'panel-formed': ['hold-trial-talk', 'skip-trial-talk', ...ofTrial],
  'talk-settled': ['deliberate', 'hold-trial-talk', ...ofTrial],
  // Also where everybody who investigated is recused: then others do so anew (B4.1).
  supplementing: ['resubmit', 'record-measure', 'return-for-reinvestigation', ...secretary],
  // A panel that lost a member, and no other, is formed anew, and deliberates anew (B4.1, B2.18).
  deliberated: ['hear-defence', 'deliberate', 'form-panel', ...returns, ...secretary],
  'defence-heard': ['decide', 'hear-defence', 'deliberate', 'form-panel', ...returns, ...secretary],
  decided: ['announce-decision'],
  announced: ['record-execution', 'close'],
  executed: ['close'],
  closed: [],
};
