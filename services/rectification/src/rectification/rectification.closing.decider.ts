import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { isInTime } from '@liandong/legal-time';
import type { RectificationData } from './rectification.decider.js';
import { rectificationErrors } from './rectification.errors.js';
import type { RectificationEvent } from './rectification.events.js';
import { ensureDate, limitFrom } from './rectification.limit.decider.js';
import { neededApprovals, type RectificationState } from './rectification.state.js';

/** The responsible unit alone submits; each piece of evidence has an id of its own. */
export function submit(
  data: RectificationData<'submit-evidence'>,
  by: Actor,
  at: Instant,
  state: RectificationState,
): readonly RectificationEvent[] {
  ensure(by.organisationId === state.unitId, rectificationErrors.notResponsibleUnit);
  ensureDate('submittedOn', data.submittedOn, at, state);
  ensure(data.evidence.length > 0, rectificationErrors.noEvidence);
  for (const [index, { evidenceId }] of data.evidence.entries()) {
    const twice = data.evidence.findIndex((other) => other.evidenceId === evidenceId) !== index;
    ensure(!twice && !state.evidenceIds.includes(evidenceId), rectificationErrors.evidenceRepeated(evidenceId));
  }
  return [{ type: 'EvidenceSubmitted', data: { ...data, submittedBy: by.personId } }];
}

/** At least two persons, none of whom submitted what they check. */
export function check(data: RectificationData<'check'>, by: Actor, at: Instant, state: RectificationState): readonly RectificationEvent[] {
  ensureDate('checkedOn', data.checkedOn, at, state);
  ensure(new Set(data.checkedBy).size >= 2, rectificationErrors.twoCheckers);
  ensure(![...data.checkedBy, by.personId].some((checker) => state.submitters.includes(checker)), rectificationErrors.ownWork);
  return [{ type: 'RectificationChecked', data: { ...data, recordedBy: by.personId } }];
}

/** B3.9: the daily supervisor consents, for a tour's problem the tour office too; each for himself. */
export function approveClosure(
  { approvedOn }: RectificationData<'approve-closure'>,
  by: Actor,
  at: Instant,
  state: RectificationState,
): readonly RectificationEvent[] {
  ensureDate('approvedOn', approvedOn, at, state);
  const capacity = by.role === 'tour-officer' ? 'tour-office' : 'daily-supervisor';
  ensure(neededApprovals(state).includes(capacity), rectificationErrors.approvalNotNeeded);
  if (state.approvals.some((approval) => approval.capacity === capacity)) return [];
  return [{ type: 'ClosureApproved', data: { capacity, approvedBy: by.personId, approvedOn } }];
}

/** B3.9: evidence, every consent that is needed, and a decision by somebody who neither consented nor checked. */
export function close(
  { closedOn }: RectificationData<'close'>,
  by: Actor,
  at: Instant,
  state: RectificationState,
): readonly RectificationEvent[] {
  ensureDate('closedOn', closedOn, at, state);
  ensure(state.evidenceIds.length > 0, rectificationErrors.noEvidence);
  const missing = neededApprovals(state).filter((capacity) => !state.approvals.some((approval) => approval.capacity === capacity));
  ensure(missing.length === 0, rectificationErrors.approvalsMissing(missing));
  const involved = [...state.checkedBy, ...state.approvals.map(({ personId }) => personId)];
  ensure(!involved.includes(by.personId), rectificationErrors.secondPerson);
  const inTime = isInTime(state.deadline!, state.submittedOn!);
  return [{ type: 'RectificationClosed', data: { closedOn, closedBy: by.personId, approvals: state.approvals, inTime } }];
}

/** B3.9: a look-back that fails opens the item again, with a new limit; the closure before it stands. */
export function lookBack(
  data: RectificationData<'look-back'>,
  by: Actor,
  at: Instant,
  state: RectificationState,
): readonly RectificationEvent[] {
  ensureDate('heldOn', data.heldOn, at, state);
  ensure(new Set(data.lookedBackBy).size >= 2, rectificationErrors.twoCheckers);
  const held: RectificationEvent = { type: 'LookBackHeld', data: { ...data, recordedBy: by.personId } };
  if (data.passed) return [held];
  const deadline = limitFrom(data.heldOn, state.roundStartedOn);
  return [
    held,
    { type: 'RectificationReopened', data: { reason: data.findings, reopenedOn: data.heldOn, deadline }, rules: [ruleOf(deadline)] },
  ];
}
