import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { dateInChina, deadline, extend as extended, ruleInForce, startOfDay, timeLimits } from '@liandong/legal-time';
import { ensureApproves, ensureDate, ensureNotBarred, ensureTeamsComplete, ensureWorks } from './guards.decider.js';
import { ruleOf } from './plan.decider.js';
import { reportErrors } from './report.errors.js';
import type { CommandOf } from './verification.commands.js';
import { verificationErrors } from './verification.errors.js';
import type { Evidence, VerificationEvent } from './verification.events.js';
import { evidenceIdsOf, type VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];

/** B2.3: the limit in force on the day of the start. */
export function start({ startedOn }: CommandOf<'start'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  ensureNotBarred(by.personId, state);
  ensureDate('startedOn', startedOn, at, state.drawnOn);
  ensureTeamsComplete(state);
  const rule = ruleInForce(timeLimits, 'B2.3', startedOn);
  const limit = deadline(rule, startOfDay(startedOn));
  return [{ type: 'VerificationStarted', data: { startedOn, deadline: limit, startedBy: by.personId }, rules: [ruleOf(rule)] }];
}

/** B2.3-extension: approved before the term ends, under the version that governed the start. */
export function extend({ reason, extendedOn }: CommandOf<'extend'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  ensureApproves(by, 'principal', undefined, state);
  ensureDate('extendedOn', extendedOn, at, state.startedOn);
  const dueOn = dateInChina(state.deadline!.dueAt);
  ensure(extendedOn <= dueOn, verificationErrors.deadlinePassed(dueOn));
  const rule = ruleInForce(timeLimits, 'B2.3-extension', state.startedOn!);
  return [
    {
      type: 'VerificationExtended',
      data: { deadline: extended(state.deadline!, rule.limit), reason, extendedOn, approvedBy: by.personId },
      rules: [ruleOf(rule)],
    },
  ];
}

/** B2.11: at least two members, a written notice, a signed record. The same measure reported again changes nothing. */
export function takeMeasure(measure: CommandOf<'take-measure'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  if (state.measures.some(({ measureId }) => measureId === measure.measureId)) return [];
  ensureWorks(by.personId, state);
  ensureDate('takenOn', measure.takenOn, at, state.startedOn);
  ensure(new Set(measure.takenBy).size >= 2, reportErrors.twoPersons);
  for (const personId of measure.takenBy) ensureWorks(personId, state);
  ensure(measure.notice.trim() !== '', reportErrors.paperMissing('notice'));
  ensure(measure.record.trim() !== '', reportErrors.paperMissing('record'));
  ensureNewEvidence(measure.evidence, state);
  return [{ type: 'MeasureTaken', data: { ...measure, recordedBy: by.personId } }];
}

/** A finding on a subject whose verification is approved, resting on evidence that measures have obtained. */
export function recordFinding(finding: CommandOf<'record-finding'>['data'], by: Actor, state: VerificationState): Events {
  const { subjectId, facts, evidenceIds } = finding;
  ensureWorks(by.personId, state);
  const subject = state.subjects.find((candidate) => candidate.subjectId === subjectId);
  ensure(subject, verificationErrors.unknownSubject([subjectId]));
  ensure(!subject.awaits, verificationErrors.subjectAwaits([subjectId]));
  const known = new Set(evidenceIdsOf(state));
  const unknown = evidenceIds.filter((id) => !known.has(id));
  ensure(unknown.length === 0, reportErrors.unknownEvidence(unknown));
  const standing = state.findings[subjectId];
  if (standing?.facts === facts && standing.evidenceIds.join('\n') === evidenceIds.join('\n')) return [];
  return [{ type: 'FindingRecorded', data: { ...finding, recordedBy: by.personId } }];
}

function ensureNewEvidence(evidence: readonly Evidence[], state: VerificationState): void {
  const known = new Set(evidenceIdsOf(state));
  for (const { evidenceId } of evidence) {
    ensure(!known.has(evidenceId), reportErrors.evidenceRepeated(evidenceId));
    known.add(evidenceId);
  }
}
