import { type Actor, type Ask, ensure, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { deeper, type Subject, type SubjectOutcome, suits } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import type { TalkInquiryOutcome } from '../talk-inquiry/talk-inquiry.events.js';
import { type AcquaintanceCheck, rulesOf, withFound } from '../person-facts/acquaintance.js';
import { ensureApprovalReaches } from './clue.approval-reach.js';
import { resultErrors } from './clue.results.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import { type Regions, regionsOn } from './clue.regions.js';
import type { ClueState } from './clue.state.js';
import { subjectErrors } from './clue.subjects.errors.js';
import { isFinal, outcomeOfTalk, remainingSubjects } from './clue.talks.js';

/** 办理结果: what talks, verification or township found, what was decided about each subject. */
export type ResultEvent =
  /** One subject's talk or inquiry has ended (B1.19). */
  | { readonly type: 'TalkInquiryRecorded'; readonly data: EndedTalkInquiry }
  /** The verification has ended: whom it found what about. `acquaintances`: whether those who handle the clue may know whom it added or identified (2.5). */
  | {
      readonly type: 'VerificationRecorded';
      readonly data: {
        readonly verificationId: string;
        readonly findings: readonly Finding[];
        readonly regions?: Regions;
        readonly acquaintances?: AcquaintanceCheck;
      };
      readonly rules?: readonly RuleVersion[];
    }
  /** The township has handled what was routed to it, and says what became of each subject. */
  | {
      readonly type: 'TownshipResultReported';
      readonly data: {
        readonly results: readonly TownshipResult[];
        readonly summary: string;
        readonly reportedOn: string;
        readonly reportedBy: string;
      };
    }
  /** A case was decided or a measure applied for one subject; `no-case`: neither was approved. */
  | {
      readonly type: 'OutcomeRecorded';
      readonly data: { readonly subjectId: string; readonly outcome: SubjectOutcome; readonly reference: string; readonly on: string };
    };

/** `discontinued`: ended without an outcome. */
export type TalkEnd = Exclude<TalkInquiryOutcome, 'inquire-again'> | 'discontinued';

export interface EndedTalkInquiry {
  readonly talkInquiryId: string;
  readonly round: number;
  readonly subjectId: string;
  readonly outcome: TalkEnd;
  readonly on: string;
}

/** `reference`: the township's case or record behind it. */
export interface TownshipResult {
  readonly subjectId: string;
  readonly outcome: SubjectOutcome;
  readonly reference: string;
}

export interface Finding {
  readonly subject: Subject;
  readonly outcome: SubjectOutcome;
}

/** What is expected of one person since the verification, and what has been decided since. */
export interface AwaitedOutcome {
  readonly expected: SubjectOutcome;
  readonly decided?: SubjectOutcome;
  /** What was proposed against the person was not approved: nothing deeper follows. */
  readonly cleared?: true;
}

export interface Results {
  /** How often talk and inquiry was approved, and how each subject's talk ended; null while it goes on. */
  readonly talkRound: number;
  readonly talks: Readonly<Record<string, TalkEnd | null>>;
  readonly outcomes: Readonly<Record<string, AwaitedOutcome>>;
  /** Whether those who handle it may know who was added or identified since it was routed (2.5). */
  readonly addedAcquaintances?: AcquaintanceCheck;
}

export function evolveResult(state: ClueState, event: ResultEvent): ClueState {
  switch (event.type) {
    case 'TalkInquiryRecorded': {
      const { subjectId, outcome } = event.data;
      const known = state.outcomes[subjectId];
      const decided = isFinal(outcome)
        ? {
            outcomes: {
              ...state.outcomes,
              [subjectId]: { expected: outcomeOfTalk(outcome), decided: deeper(known?.decided, outcomeOfTalk(outcome)) },
            },
          }
        : {};
      return { ...state, talks: { ...state.talks, [subjectId]: outcome }, ...decided };
    }
    case 'TownshipResultReported':
      return {
        ...state,
        status: 'verified',
        outcomes: {
          ...state.outcomes,
          ...Object.fromEntries(event.data.results.map(({ subjectId, outcome }) => [subjectId, { expected: outcome, decided: outcome }])),
        },
      };
    case 'VerificationRecorded':
      return {
        ...state,
        status: 'verified',
        ...withFindings(event.data, state),
        ...withAddedAcquaintances(state, event.data.acquaintances),
      };
    case 'OutcomeRecorded': {
      const { subjectId, outcome } = event.data;
      const known = state.outcomes[subjectId];
      const cleared = outcome === 'no-case' ? { cleared: true as const } : {};
      return {
        ...state,
        outcomes: {
          ...state.outcomes,
          [subjectId]: { ...known, expected: known?.expected ?? outcome, decided: deeper(known?.decided, outcome), ...cleared },
        },
      };
    }
  }
}

/** What was found about subjects since the clue was routed adds up until it is concluded, or routed anew (2.5). */
export function withAddedAcquaintances(
  { addedAcquaintances: before }: Pick<Results, 'addedAcquaintances'>,
  added: AcquaintanceCheck | undefined,
): Pick<Results, 'addedAcquaintances'> {
  return added ? { addedAcquaintances: before ? withFound(before, added) : added } : {};
}

/** Whoever's talk has ended for good needed no verification, and stays among the subjects. */
function withFindings(
  { findings, regions = [] }: { readonly findings: readonly Finding[]; readonly regions?: Regions },
  state: ClueState,
): Pick<ClueState, 'subjects' | 'regions' | 'outcomes'> {
  const found = new Set(findings.map(({ subject }) => subject.subjectId));
  const left = new Set(remainingSubjects(state).map(({ subjectId }) => subjectId));
  const talked = state.subjects.filter(({ subjectId }) => !found.has(subjectId) && !left.has(subjectId));
  const outcomes = Object.fromEntries(talked.map(({ subjectId }) => [subjectId, state.outcomes[subjectId]!]));
  const known = state.regions.filter(({ subjectId }) => !found.has(subjectId));
  return {
    subjects: [...talked, ...findings.map(({ subject }) => subject)],
    regions: [...known, ...regions],
    outcomes: { ...outcomes, ...expectedOutcomes(findings, state.outcomes) },
  };
}

/** `no-case` needs nobody's further decision; an outcome that overtook the verification is kept. */
function expectedOutcomes(findings: readonly Finding[], earlier: ClueState['outcomes']): ClueState['outcomes'] {
  return Object.fromEntries(
    findings.map(({ subject, outcome }) => {
      const { subjectId } = subject;
      // What overtook the verification may have been about what it was taken for until then.
      const overtaking = earlier[subjectId];
      const known = overtaking?.decided && !suits(overtaking.decided, subject) ? undefined : overtaking;
      const decided = outcome === 'no-case' ? deeper(known?.decided, outcome) : known?.decided;
      return [subjectId, { expected: outcome, ...(decided ? { decided } : {}), ...(known?.cleared ? { cleared: true as const } : {}) }];
    }),
  );
}

/** Subjects whose outcome is still awaited; where a case is to be filed, a lighter measure beforehand does not end it, a filing declined does. */
export function awaitedSubjects(state: ClueState): readonly string[] {
  return Object.entries(state.outcomes).flatMap(([subjectId, { expected, decided, cleared }]) =>
    !cleared && (decided === undefined || (expected === 'file' && decided !== 'file')) ? [subjectId] : [],
  );
}

export type ResultCommand =
  | Ask<'record-talk-inquiry', EndedTalkInquiry>
  | Ask<
      'record-verification',
      {
        readonly verificationId: string;
        /** For which routing it was verified; absent: it was not told. */
        readonly routingNo?: number;
        readonly findings: readonly Finding[];
        readonly check?: AcquaintanceCheck | undefined;
      }
    >
  | Ask<'report-township-result', { readonly results: readonly TownshipResult[]; readonly summary: string; readonly reportedOn: string }>
  | Ask<
      'record-outcome',
      { readonly subjectId: string; readonly outcome: SubjectOutcome; readonly reference: string; readonly on: string }
    >;

type Data<Type extends ResultCommand['type']> = Extract<ResultCommand, { readonly type: Type }>['data'];

export function decideResult(command: ResultCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  switch (command.type) {
    case 'record-talk-inquiry':
      return recordTalkInquiry(command.data, state);
    case 'record-verification':
      return recordVerification(command.data, at, state);
    case 'report-township-result':
      return reportTownshipResult(command.data, by, at, state);
    case 'record-outcome':
      return recordOutcome(command.data, state);
    default:
      return command satisfies never;
  }
}

/** A conclusion that was on its way when the routing fell is nobody's result any more: another one takes its place. */
export function verifiedUnderFallen(routingNo: number | undefined, { routings, routing, status }: ClueState): boolean {
  if (routingNo === undefined) return false;
  return routingNo < routings || (routingNo === routings && (!routing || status === 'routing-proposed'));
}

/** Of the routing that stands (B1.3): what was verified under another one does not come here. */
function recordVerification(
  { check, routingNo: _of, ...data }: Data<'record-verification'>,
  at: Instant,
  state: ClueState,
): readonly ClueEvent[] {
  ensure(state.mode === 'initial-verification', resultErrors.notBeingVerified);
  const regions = regionsOn(
    data.findings.map(({ subject }) => subject),
    dateInChina(at),
  );
  const rules = [...(check ? rulesOf(check) : []), ...regions.rules];
  return [
    {
      type: 'VerificationRecorded',
      data: { ...data, ...regions.data, ...(check ? { acquaintances: check } : {}) },
      ...(rules.length > 0 ? { rules } : {}),
    },
  ];
}

/** Of the round that goes on, once per subject; anything else is a repetition. */
function recordTalkInquiry(data: Data<'record-talk-inquiry'>, state: ClueState): readonly ClueEvent[] {
  const awaited = data.round === state.talkRound && Object.hasOwn(state.talks, data.subjectId) && state.talks[data.subjectId] === null;
  return awaited ? [{ type: 'TalkInquiryRecorded', data }] : [];
}

/** What was routed to a township is verified by nobody else: it says what became of every subject. */
function reportTownshipResult(data: Data<'report-township-result'>, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.routing?.level === 'township' && state.mode === 'initial-verification', resultErrors.notAtTownship);
  ensureApprovalReaches(state);
  ensureNotFuture('reportedOn', data.reportedOn, at);
  const reported = data.results.map(({ subjectId }) => subjectId);
  const expected = remainingSubjects(state).map(({ subjectId }) => subjectId);
  const same =
    new Set(reported).size === reported.length &&
    reported.length === expected.length &&
    expected.every((subjectId) => reported.includes(subjectId));
  ensure(same, resultErrors.resultsIncomplete(expected));
  for (const { subjectId, outcome } of data.results) ensureSuits(outcome, subjectId, state);
  return [{ type: 'TownshipResultReported', data: { ...data, reportedBy: by.personId } }];
}

/** Each kind of subject has outcomes of its own: nobody is admonished before somebody knows who it is, and no unit ever. */
function ensureSuits(outcome: SubjectOutcome, subjectId: string, { subjects }: ClueState): void {
  const subject = subjects.find((one) => one.subjectId === subjectId);
  if (subject) ensure(suits(outcome, subject), subjectErrors.outcomeUnfit(subject, outcome));
}

function isUnidentified(subjectId: string, { status, subjects }: ClueState): boolean {
  return status === 'routed' && subjects.some((subject) => subject.subjectId === subjectId && subject.kind === 'unidentified');
}

/** B2.26: what would not change the person's deepest form is not recorded again. */
function recordOutcome(data: Data<'record-outcome'>, state: ClueState): readonly ClueEvent[] {
  // Before the verification's own result has arrived nobody can be "unknown".
  ensure(
    (state.status === 'routed' && state.mode === 'initial-verification') || Object.hasOwn(state.outcomes, data.subjectId),
    resultErrors.unknownSubject(data.subjectId),
  );
  // Whoever is unidentified here may have been identified by those who verified.
  if (!isUnidentified(data.subjectId, state)) ensureSuits(data.outcome, data.subjectId, state);
  const { decided, cleared } = state.outcomes[data.subjectId] ?? {};
  const clears = data.outcome === 'no-case' && !cleared && (state.status === 'routed' || awaitedSubjects(state).includes(data.subjectId));
  return deeper(decided, data.outcome) === decided && !clears ? [] : [{ type: 'OutcomeRecorded', data }];
}
