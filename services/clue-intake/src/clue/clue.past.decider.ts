import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { isInTime } from '@liandong/legal-time';
import { modesOn } from '../rules/disposal-modes.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import type { CaseFact, PastDisposal } from './clue.past.js';
import type { ClueState } from './clue.state.js';

/** By an import that was approved as a whole, and in no other way. B1.22: the mode of an old ledger, valid on its day, stays the mode under which the clue counts until another one is approved. */
export function enterPastDisposal({ mode, disposedOn }: PastDisposal, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.status === 'registered' || state.status === 'screened', clueErrors.pastTooLate);
  ensureNotFuture('disposedOn', disposedOn, at);
  ensure(disposedOn >= state.receivedOn!, clueErrors.pastBeforeReceipt);
  const table = modesOn(disposedOn);
  ensure(table.modes.includes(mode), clueErrors.modeNotOfItsDay(table.modes));
  return [{ type: 'PastDisposalEntered', data: { mode, disposedOn, inTime: isInTime(state.disposalDeadline!, disposedOn), recordedBy: by.personId }, rules: [ruleOf(table)] }];
}

/** B1.22, 3.16: a fact of the handling is recorded once per person; what other services report may overtake its filing. */
export function recordCaseFact(data: CaseFact, by: Actor, at: Instant, state: ClueState): readonly ClueEvent[] {
  ensure(state.mode !== undefined || state.past !== undefined, clueErrors.caseFactTooEarly);
  ensureNotFuture('on', data.on, at);
  ensure((data.fact === 'recovered') === (data.amountFen !== undefined), clueErrors.caseFactAmount);
  const { subjectId, fact, on, reference } = data;
  const known = (Object.hasOwn(state.facts, subjectId) ? state.facts[subjectId] : undefined) ?? {};
  if (fact === 'recovered' ? known.receipts?.includes(reference) : known[fact] === on) return [];
  if (by.role !== 'automation') {
    ensure(state.subjects.some((subject) => subject.subjectId === subjectId), clueErrors.unknownSubject(subjectId));
    ensure(fact === 'filed' || fact === 'recovered' || (known.filed !== undefined && known.filed <= on), clueErrors.caseFactNotFiled(known.filed));
    ensure(fact === 'recovered' || known[fact] === undefined, clueErrors.caseFactStands(fact));
  }
  // What a person recorded before the other service did is not counted again.
  if (fact !== 'recovered' && known[fact] !== undefined) return [];
  const level = data.level ?? state.routing?.level ?? 'county';
  return [{ type: 'CaseFactRecorded', data: { ...data, level, recordedBy: by.personId } }];
}
