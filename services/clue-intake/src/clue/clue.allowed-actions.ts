import { type AllowedActions, ensureAllowed } from '@liandong/event-sourcing';
import type { ClueCommand } from './clue.decider.js';
import type { ClueStatus } from './clue.state.js';

/** Which command is allowed in which status. A refusal lists the row. */
export const clueActions: AllowedActions<ClueStatus, ClueCommand['type']> = {
  none: ['receive'],
  received: ['register'],
  registered: ['screen', 'forward', 'return', 'keep-repeat'],
  // Repeats are found late, too: as long as nothing is approved to be done about it, it is kept with the first one (B1.8).
  screened: ['propose-disposal', 'forward', 'keep-repeat'],
  // An old ledger said how; whoever sees it otherwise proposes a mode of today (B1.22).
  'disposed-before': ['propose-disposal'],
  'disposal-proposed': ['approve-disposal', 'reject-disposal', 'keep-repeat'],
  // A change of mode is a newly approved event (B1.1).
  'disposal-approved': ['propose-disposal', 'review-hold', 'propose-routing', 'conclude'],
  'routing-proposed': ['approve-routing', 'reject-routing'],
  // Events of other services may overtake each other: an outcome may be known before the verification's own result.
  routed: ['record-verification', 'record-outcome', 'report-township-result', 'supervise', 'propose-disposal', 'conclude'],
  verified: ['record-outcome', 'supervise', 'conclude'],
  // A re-check may find that the result does not hold (B1.15).
  concluded: ['give-feedback', 'close', 'reopen'],
  'feedback-given': ['acknowledge-feedback', 'close', 'reopen'],
  closed: ['acknowledge-feedback', 'reopen'],
  forwarded: [],
  returned: [],
  'repeat-kept': [],
  voided: [],
};

const limit = ['propose-limit-change', 'approve-limit-change', 'reject-limit-change', 'resume-limit'] as const;

/** The limit of the disposal may change while no mode was approved (B1.2). */
export const clueLimitActions: AllowedActions<ClueStatus, ClueCommand['type']> = {
  none: [],
  received: limit,
  registered: limit,
  screened: limit,
  'disposal-proposed': limit,
  'disposed-before': [],
  'disposal-approved': [],
  'routing-proposed': [],
  routed: [],
  verified: [],
  concluded: [],
  'feedback-given': [],
  closed: [],
  forwarded: [],
  returned: [],
  'repeat-kept': [],
  voided: [],
};

const raise = ['propose-raise', 'approve-raise', 'reject-raise'] as const;

/** The level may be raised until there is a result (3.15). */
export const clueRaisingActions: AllowedActions<ClueStatus, ClueCommand['type']> = {
  none: [],
  received: [],
  registered: raise,
  screened: raise,
  'disposed-before': raise,
  'disposal-proposed': raise,
  'disposal-approved': raise,
  'routing-proposed': raise,
  routed: raise,
  verified: [],
  concluded: [],
  'feedback-given': [],
  closed: [],
  forwarded: [],
  returned: [],
  'repeat-kept': [],
  voided: [],
};

const change = ['identify-subject', 'add-subject', 'correct-subject'] as const;

/** Who a clue is about may change until its mode is carried out, and at the township that handles it. */
export const clueSubjectActions: AllowedActions<ClueStatus, ClueCommand['type']> = {
  none: [],
  received: [],
  registered: change,
  screened: change,
  'disposed-before': change,
  'disposal-proposed': [],
  'disposal-approved': change,
  'routing-proposed': [],
  routed: change,
  verified: [],
  concluded: [],
  'feedback-given': [],
  closed: [],
  forwarded: [],
  returned: [],
  'repeat-kept': [],
  voided: [],
};

const texts = ['correct-registration', 'approve-correction', 'reject-correction'] as const;
const filed = [...texts, 'amend-problem-types'] as const;

/** What was registered is put right while the clue is in the library and open; voided before anybody proposed what becomes of it; filed otherwise once it was screened (B1.4, B1.22). */
export const clueCorrectionActions: AllowedActions<ClueStatus, ClueCommand['type']> = {
  none: [],
  received: [...texts, 'void'],
  registered: [...texts, 'void'],
  screened: [...filed, 'void'],
  'disposed-before': filed,
  'disposal-proposed': filed,
  'disposal-approved': filed,
  'routing-proposed': filed,
  routed: filed,
  verified: filed,
  concluded: filed,
  'feedback-given': filed,
  closed: [],
  forwarded: [],
  returned: [],
  'repeat-kept': [],
  voided: [],
};

/** What is taken in whatever the status: a talk ends when it ends, a fact of the handling is one, another organisation answers and signs when it does, and what the clue waits for meanwhile is no reason to refuse. */
export const clueAnyStatusActions = {
  any: [
    'record-talk-inquiry',
    'record-case-fact',
    'record-forward-receipt',
    'record-forward-return',
    'record-forward-result',
    'acknowledge-forward-result',
    'record-forward-repeat',
    'record-passed-on-receipt',
    'record-paper-receipt',
    'record-paper-return',
    'record-paper-result',
    'record-feedback-receipt',
    'record-letter-receipt',
  ],
} as const satisfies Readonly<Record<string, readonly ClueCommand['type'][]>>;

/** What an approved import enters, and nobody else (B1.22). */
export const clueImportActions: Partial<AllowedActions<ClueStatus, ClueCommand['type']>> = {
  registered: ['enter-past-disposal'],
  screened: ['enter-past-disposal'],
};

const tables = {
  status: clueActions,
  limit: clueLimitActions,
  raising: clueRaisingActions,
  subjects: clueSubjectActions,
  correction: clueCorrectionActions,
};

/** Which table says when a command is allowed. `any`: whatever the status; `import`: what an approved import enters, which says so in its own words. */
export const clueTableOf: Readonly<Record<ClueCommand['type'], keyof typeof tables | 'import' | 'any'>> = {
  receive: 'status',
  register: 'status',
  forward: 'status',
  return: 'status',
  'keep-repeat': 'status',
  'record-forward-receipt': 'any',
  'record-forward-return': 'any',
  'record-forward-result': 'any',
  'acknowledge-forward-result': 'any',
  'record-forward-repeat': 'any',
  'record-passed-on-receipt': 'any',
  'record-paper-receipt': 'any',
  'record-paper-return': 'any',
  'record-paper-result': 'any',
  'identify-subject': 'subjects',
  'add-subject': 'subjects',
  'correct-subject': 'subjects',
  'correct-registration': 'correction',
  'approve-correction': 'correction',
  'reject-correction': 'correction',
  void: 'correction',
  'amend-problem-types': 'correction',
  screen: 'status',
  'propose-disposal': 'status',
  'approve-disposal': 'status',
  'reject-disposal': 'status',
  'review-hold': 'status',
  'propose-limit-change': 'limit',
  'approve-limit-change': 'limit',
  'reject-limit-change': 'limit',
  'resume-limit': 'limit',
  'propose-routing': 'status',
  'approve-routing': 'status',
  'reject-routing': 'status',
  supervise: 'status',
  'propose-raise': 'raising',
  'approve-raise': 'raising',
  'reject-raise': 'raising',
  'record-talk-inquiry': 'any',
  'record-verification': 'status',
  'report-township-result': 'status',
  'record-outcome': 'status',
  conclude: 'status',
  'enter-past-disposal': 'import',
  'record-case-fact': 'any',
  'give-feedback': 'status',
  'acknowledge-feedback': 'status',
  'record-letter-receipt': 'any',
  'record-feedback-receipt': 'any',
  close: 'status',
  reopen: 'status',
};

/** Their phase asks first who proposes: whoever may not, learns nothing of how far it is. */
export const proposerFirst: readonly ClueCommand['type'][] = ['propose-disposal', ...change];

/** @throws DomainError clue.not-allowed, with what is allowed instead */
export function ensureClueAllowed(command: ClueCommand['type'], { status }: { readonly status: ClueStatus }): void {
  const table = clueTableOf[command];
  if (table !== 'any' && table !== 'import') ensureAllowed('clue', tables[table], status, command);
}
