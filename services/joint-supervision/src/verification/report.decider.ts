import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { countOutcomes, subjectKindOf, suits } from '@liandong/contracts';
import { dateInChina } from '@liandong/legal-time';
import { ensureApproves, ensureDate, ensureNoneUndecided, ensureTakesPart, ensureTeamsComplete, ensureWorks } from './guards.decider.js';
import { reportErrors } from './report.errors.js';
import { subjectErrors } from './subject.errors.js';
import type { CommandOf } from './verification.commands.js';
import { verificationErrors } from './verification.errors.js';
import type { Figures, OutcomeProposal, Report, VerificationEvent } from './verification.events.js';
import { type Draft, membersOf, type VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];

/** B2.2: an outcome for every subject, each with a finding. Another draft makes signatures under the former one void. */
export function draftReport(report: CommandOf<'draft-report'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  ensureWorks(by.personId, state);
  ensureTeamsComplete(state);
  ensureDate('draftedOn', report.draftedOn, at, state.startedOn, ...state.measures.map(({ takenOn }) => takenOn));
  ensureOutcomes(report.outcomes, state);
  if (state.draft && sameReport(state.draft, report)) return [];
  return [{ type: 'ReportDrafted', data: { ...report, version: state.draftVersion + 1, draftedBy: by.personId } }];
}

/** B2.2: a member signs the version that stands. */
export function signReport(
  { version, signedOn }: CommandOf<'sign-report'>['data'],
  by: Actor,
  at: Instant,
  state: VerificationState,
): Events {
  const draft = state.draft!;
  ensureWorks(by.personId, state);
  ensure(version === draft.version, reportErrors.staleVersion(draft.version));
  ensureDate('signedOn', signedOn, at, draft.draftedOn);
  if (draft.signatures.some(({ personId }) => personId === by.personId)) return [];
  return [{ type: 'ReportSigned', data: { version, personId: by.personId, signedOn } }];
}

/** B2.2: the report goes up with every member's signature. */
export function submitReport(
  { opinion, reportedOn }: CommandOf<'submit-report'>['data'],
  by: Actor,
  at: Instant,
  state: VerificationState,
): Events {
  const { version, draftedOn, signatures } = state.draft!;
  ensureTakesPart(by, state);
  ensureStands(state);
  ensureDate('reportedOn', reportedOn, at, draftedOn, ...signatures.map(({ signedOn }) => signedOn));
  const inTime = reportedOn <= dateInChina(state.deadline!.dueAt);
  return [{ type: 'ReportSubmitted', data: { version, opinion, reportedOn, submittedBy: by.personId, inTime } }];
}

export function returnReport({ reason }: CommandOf<'return-report'>['data'], by: Actor, state: VerificationState): Events {
  ensureApproves(by, 'principal', state.submittedBy, state);
  return [{ type: 'ReportReturned', data: { version: state.draft!.version, reason, returnedBy: by.personId } }];
}

/** B2.2: the principal approves what was reported. A recusal after the submission may have left the report without a signature. */
export function conclude({ concludedOn }: CommandOf<'conclude'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  ensureApproves(by, 'principal', state.submittedBy, state);
  ensureDate('concludedOn', concludedOn, at, state.reportedOn);
  ensureStands(state);
  const { version, outcomes } = state.draft!;
  const data = {
    version,
    concludedOn,
    approvedBy: by.personId,
    days: daysBetween(state.startedOn!, concludedOn),
    figures: figuresOf(outcomes, state),
  };
  return [{ type: 'VerificationConcluded', data }];
}

/** Complete teams, no recusal open, every member's signature. */
function ensureStands(state: VerificationState): void {
  ensureTeamsComplete(state);
  ensureNoneUndecided(state);
  const signed = new Set(state.draft!.signatures.map(({ personId }) => personId));
  const missing = membersOf(state)
    .map(({ personId }) => personId)
    .filter((personId) => !signed.has(personId));
  ensure(missing.length === 0, reportErrors.signaturesMissing(missing));
}

/** One outcome for each subject, of those that its kind can have, none for anybody else; filing needs evidence (B2.4). */
function ensureOutcomes(outcomes: readonly OutcomeProposal[], state: VerificationState): void {
  const awaiting = state.subjects.filter(({ awaits }) => awaits).map(({ subjectId }) => subjectId);
  ensure(awaiting.length === 0, verificationErrors.subjectAwaits(awaiting));
  const without = state.subjects.map(({ subjectId }) => subjectId).filter((subjectId) => !state.findings[subjectId]);
  ensure(without.length === 0, reportErrors.findingMissing(without));
  const unknown = outcomes.map(({ subjectId }) => subjectId).filter((id) => !state.subjects.some(({ subjectId }) => subjectId === id));
  ensure(unknown.length === 0, verificationErrors.unknownSubject(unknown));
  for (const subject of state.subjects) {
    const { subjectId } = subject;
    const own = outcomes.filter((outcome) => outcome.subjectId === subjectId);
    ensure(own.length === 1, reportErrors.outcomePerSubject(subjectId));
    ensure(suits(own[0]!.outcome, subject), subjectErrors.outcomeUnfit(subject, own[0]!.outcome));
    ensure(own[0]!.outcome !== 'file' || state.findings[subjectId]!.evidenceIds.length > 0, reportErrors.evidenceMissing(subjectId));
  }
}

function sameReport(draft: Draft, report: Report): boolean {
  const content = ({ outcomes, problems, summary, draftedOn }: Report) => JSON.stringify([outcomes, problems, summary, draftedOn]);
  return content(draft) === content(report);
}

/** How many ended with which outcome: in the first case of Meihekou 2 persons filed, 2 admonished, 5 educated (0.20). */
function figuresOf(outcomes: readonly OutcomeProposal[], { subjects }: VerificationState): Figures {
  const kinds = new Map(subjects.map((subject) => [subject.subjectId, subjectKindOf(subject)]));
  return countOutcomes(outcomes.map(({ subjectId, outcome }) => ({ kind: kinds.get(subjectId)!, outcome })));
}

/** Whole days from one date to another, the first not counted. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}
