import { type Actor, DomainError, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import type { Subject } from '@liandong/contracts';
import { earliestDate, isAfter, isInTime, limitFrom } from '@liandong/legal-time';
import type { ForwardClue, KeepRepeat, ReceiveClue } from './clue.decider.js';
import { departmentOf } from './clue.department.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureOrigin } from './clue.sources.js';
import type { ClueState } from './clue.state.js';

/** B1.2: disposal within the limit, counted from receipt. B1.7: upper-level subjects never enter the local library. */
export function receive(wanted: ReceiveClue, by: Actor, at: Instant): readonly ClueEvent[] {
  const { departmentId: _named, ...data } = wanted;
  ensureNotFuture('receivedOn', data.receivedOn, at);
  ensureOwnLevel(data);
  ensureOrigin(data.source.kind, data.origin, at);
  ensure(new Set(data.subjects.map(({ subjectId }) => subjectId)).size === data.subjects.length, clueErrors.subjectRepeated);
  const department = departmentOf(wanted, by);
  const disposalDeadline = limitFrom('B1.2', data.receivedOn, data.organisationId);
  return [
    {
      type: 'ClueReceived',
      data: { ...data, ...(department ? { department } : {}), receivedBy: by.personId, disposalDeadline },
      rules: [ruleOf(disposalDeadline)],
    },
  ];
}

/**
 * B1.7: a clue about a person managed by the upper level is refused before anything of it is kept anywhere. Services ask this
 * first, since even the fingerprint of an idempotency key would be a trace.
 *
 * @throws DomainError clue.direct-forward, with the moment until which the sender has to send it up; clue.date-too-early
 */
export function ensureOwnLevel({ subjects, receivedOn }: { readonly subjects: readonly Subject[]; readonly receivedOn: string }): void {
  ensure(receivedOn >= earliestDate, clueErrors.dateTooEarly('receivedOn'));
  if (subjects.some((subject) => subject.managedBy === 'upper')) throw new DomainError(clueErrors.directForward(limitFrom('B1.7', receivedOn).dueAt));
}

/** B1.6: what is not ours goes to whose it is within five working days of receipt; our own part stays. */
export function forward(data: ForwardClue, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensureNotFuture('forwardedOn', data.forwardedOn, at);
  ensure(data.toOrganisation !== state.organisationId, clueErrors.forwardToSelf);
  const known = new Set(state.subjects.map(({ subjectId }) => subjectId));
  const strangers = data.subjectIds.filter((subjectId) => !known.has(subjectId));
  ensure(data.subjectIds.length > 0 && strangers.length === 0, clueErrors.notSubjects(strangers));
  const subjectIds = [...new Set(data.subjectIds)];
  const limit = limitFrom('B1.6', state.jurisdictionFrom!);
  const inTime = isInTime(limit, data.forwardedOn);
  return [
    {
      type: 'ClueForwarded',
      data: { ...data, subjectIds, remaining: known.size - subjectIds.length, forwardedBy: by.personId, deadline: limit, inTime },
      rules: [ruleOf(limit)],
    },
  ];
}

/** B1.8: a repeat is registered and kept with the first one of the same library, not issued again. */
export function keepRepeat({ firstClueId, first }: KeepRepeat, by: Actor, state: ClueState): readonly ClueEvent[] {
  ensure(first && first.organisationId === state.organisationId && !first.isRepeat, clueErrors.notARepeat);
  return [{ type: 'RepeatKept', data: { firstClueId, keptBy: by.personId } }];
}

export function ensureNotFuture(field: string, date: string, at: Instant): void {
  ensure(!isAfter(date, at), clueErrors.dateInFuture(field));
}
