import type { AllowedActions } from '@liandong/event-sourcing';
import type { CaseCommand } from './case.decider.js';
import type { CaseStatus } from './case.status.state.js';

const returns = ['return-for-supplement', 'return-for-reinvestigation'] as const;
const ofTrial = ['form-panel', 'classify', 'extend-trial', ...returns] as const;

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
  'handed-over': ['review-by-township', 'accept-for-trial', 'return-report'],
  'township-reviewed': ['submit-to-county', 'review-by-township'],
  submitted: ['accept-for-trial'],
  accepted: [...ofTrial],
  'panel-formed': ['hold-trial-talk', 'skip-trial-talk', ...ofTrial],
  'talk-settled': ['deliberate', 'hold-trial-talk', ...ofTrial],
  supplementing: ['resubmit', 'record-measure'],
  deliberated: ['hear-defence', 'deliberate', ...returns],
  'defence-heard': ['decide', 'hear-defence', 'deliberate', ...returns],
  decided: ['announce-decision'],
  announced: ['record-execution', 'close'],
  executed: ['close'],
  closed: [],
};
