import type { Viewer } from '@liandong/service-kit';
import {
  clueActions,
  clueCorrectionActions,
  clueLimitActions,
  clueRaisingActions,
  clueSubjectActions,
} from '../clue/clue.allowed-actions.js';
import { arrivesBySystem } from '../clue/clue.sources.js';
import type { ClueSourceKind } from '../clue/clue.events.js';
import { feedbackTerms, isTold, mayBeSignedOnPaper } from '../clue/clue.feedback-terms.js';
import type { ClueStatus } from '../clue/clue.state.js';
import type { Line } from './clue.columns.js';

type Offer = (before: readonly string[], row: Line, viewer: Viewer) => readonly string[];

/** Which commands a page offers, by the version of the view that first offered them so; each is given what the one before offers. */
const offersSince: Readonly<Record<number, Offer>> = {
  /** A clue could not be supervised yet, and was kept as a repeat only as it was registered. */
  1: (_before, row) =>
    byStatus(row).filter((command) => command !== 'supervise' && command !== reopen && (command !== repeat || row.status === 'registered')),
  /** The limit of the disposal may be paused and extended (B1.2). */
  2: (before, row) => [...before, ...(row.mode === null ? clueLimitActions[statusOf(row)] : [])],
  /** The receiver of a forwarding tells what came of it (B1.6). */
  4: (before, { forwardings }) => {
    const toSign = forwardings.some(({ result }) => result && result.acknowledgedOn === null);
    return [...before, ...(toSign ? [acknowledge] : [])];
  },
  /** A clue may be with a department (B1.5, B1.8). */
  5: (before, row, viewer) => before.filter((command) => isOffered(command, viewer, row)),
  /** What a member handles is urged on (B1.13); a raised level is decided by itself (3.15). */
  7: (before, row, viewer) => {
    const raising = mayRise(row)
      ? clueRaisingActions[statusOf(row)].filter((command) => (command === 'propose-raise') === (row.raise === null))
      : [];
    const urging = byStatus(row).filter((command) => command === 'supervise');
    return [...before, ...[...urging, ...raising].filter((command) => isOffered(command, viewer, row))];
  },
  /** Results of parts that were passed on are signed for (0.14, B1.6), and a letter’s receipt is recorded. */
  8: (before, row) => {
    const toSign =
      !before.includes(acknowledge) && row.forwardings.some(({ parts }) => parts?.some(({ acknowledgedOn }) => acknowledgedOn === null));
    const onPaper = isUnsigned(row) && row.forwardedFrom === null && feedbackTerms[row.sourceKind as ClueSourceKind].form === 'letter';
    return [...before, ...(toSign ? [acknowledge] : []), ...(onPaper ? [paperReceipt] : [])];
  },
  /** A receipt on paper wherever it may come that way, and no feedback where nobody is told (0.14, B3.4). Whether an agency takes part is seen when it is recorded. */
  10: (before, row) => {
    const { organisationId, departmentAs } = row;
    const handedIn = {
      source: { kind: row.sourceKind as ClueSourceKind, agencyId: row.sourceAgencyId },
      forwarded: row.forwardedFrom ?? undefined,
    };
    const told = isTold({ ...handedIn, department: departmentAs === null ? undefined : { as: departmentAs } });
    const onPaper = isUnsigned(row) && mayBeSignedOnPaper({ ...handedIn, organisationId });
    const others = before.filter((command) => command !== paperReceipt && (told || command !== 'give-feedback'));
    return [...others, ...(onPaper ? [paperReceipt] : [])];
  },
  /** Whom or what a clue is about may be identified, added and corrected (B1.3), where nobody else works with its subjects. */
  13: (before, row, viewer) => {
    const { mode, status, level, subjects } = row;
    const changes = mode === 'close' || (status === 'routed' && level !== 'township') ? [] : clueSubjectActions[statusOf(row)];
    const fitting = changes.filter((command) => command !== 'identify-subject' || subjects.some(({ kind }) => kind === 'unidentified'));
    return [...before, ...fitting.filter((command) => isOffered(command, viewer, row))];
  },
  /** What waits until the mode is approved for whom the clue is about by now (B1.1). */
  14: (before, { approvalLacks }) => (approvalLacks === null ? before : before.filter((command) => !waiting.includes(command))),
  /** What came on paper from bodies that are not connected is entered (B1.6). */
  15: (before, { forwardings }, viewer) => [...before, ...paperAnswers(forwardings).filter(() => entersPaper(viewer))],
  /** What was registered is put right, voided, or filed otherwise (B1.4, B1.22). */
  16: (before, row, { roles }) => {
    const may: Readonly<Record<string, readonly string[]>> = {
      'correct-registration': row.correction ? [] : ['intake-officer', 'case-director'],
      'approve-correction': row.correction ? ['case-director', 'deputy'] : [],
      'reject-correction': row.correction ? ['case-director', 'deputy'] : [],
      void: row.forwardings.length > 0 || row.arrived || arrivesBySystem.includes(row.sourceKind) ? [] : ['case-director'],
      'amend-problem-types': ['intake-officer', 'case-director', 'supervisor'],
    };
    return [
      ...before,
      ...clueCorrectionActions[statusOf(row)].filter((command) => (may[command] ?? []).some((role) => roles.some((own) => own === role))),
    ];
  },
  /** Repeats are found late, too (B1.8): until a mode is in force. */
  17: (before, row, viewer) => {
    const late = !before.includes(repeat) && row.mode === null && row.proposal?.from === undefined;
    return [...before, ...byStatus(row).filter((command) => command === repeat && late && isOffered(command, viewer, row))];
  },
  /** The chief opens a clue again whose result did not hold (B1.15); what was concluded once is neither a slip of the pen nor a repeat. */
  18: (before, row, { roles }) => [
    ...before.filter((command) => row.reopenings.length === 0 || (command !== 'void' && command !== repeat)),
    ...byStatus(row).filter((command) => command === reopen && roles.includes('principal')),
  ],
};

function paperAnswers(forwardings: Line['forwardings']): readonly string[] {
  const letters = forwardings.filter(({ onPaper }) => onPaper);
  const there = letters.filter(({ returns, subjects }) => returns.flatMap(({ subjectIds }) => subjectIds).length < subjects.length);
  return [
    ...(letters.some(({ status }) => status === 'sent') ? ['record-paper-receipt'] : []),
    ...(there.length > 0 ? ['record-paper-return'] : []),
    ...(there.some(({ result }) => result === null) ? ['record-paper-result'] : []),
  ];
}

const entersPaper = ({ roles }: Viewer) => roles.some((role) => role === 'intake-officer' || role === 'case-director');

const waiting: readonly string[] = ['propose-routing', 'report-township-result', 'conclude'];
const reopen = 'reopen';
const repeat = 'keep-repeat';
const acknowledge = 'acknowledge-forward-result';
const paperReceipt = 'record-letter-receipt';

/** What the page of that version offers this viewer. */
export function offeredIn(version: number, row: Line, viewer: Viewer): readonly string[] {
  return Object.entries(offersSince).reduce<readonly string[]>(
    (before, [since, offer]) => (Number(since) > version ? before : offer(before, row, viewer)),
    [],
  );
}

const statusOf = ({ status }: Line) => status as ClueStatus;
const byStatus = (row: Line): readonly string[] => clueActions[statusOf(row)];
const isUnsigned = ({ feedbackGivenOn, feedbackAcknowledgedOn }: Line) => feedbackGivenOn !== null && feedbackAcknowledgedOn === null;

/** What is proposed with a routing is decided with it; at the county there is nothing to raise (3.15). */
function mayRise({ raisedLevel, raise, status, level }: Line): boolean {
  return !raisedLevel && !raise?.withRouting && (status !== 'routed' || level !== 'county');
}

/** A department proposes the disposal and no more; what it keeps the officers of case management have for the record. */
function isOffered(command: string, { roles }: Viewer, { departmentAs }: Line): boolean {
  const holds = (...wanted: readonly string[]) => roles.some((role) => wanted.includes(role));
  if (command !== 'propose-disposal') return !holds('supervisor') || holds('intake-officer', 'case-director', 'deputy', 'principal');
  return departmentAs !== 'kept' || !holds('intake-officer') || holds('case-director');
}
