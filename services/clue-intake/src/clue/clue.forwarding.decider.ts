import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { dateInChina, isInTime, limitFrom } from '@liandong/legal-time';
import type { ClueCommand, ClueData } from './clue.decider.js';
import { clueErrors } from './clue.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture } from './clue.intake.decider.js';
import type { ClueState, ClueStatus } from './clue.state.js';

/** B1.4; B1.9: what was forwarded from above is registered within five working days of its arrival. */
export function register(number: string, by: Actor, at: Instant, { forwarded, source, receivedOn }: ClueState): readonly ClueEvent[] {
  const data = { number, keeper: by.personId };
  if (!forwarded || source!.kind !== 'upper-level') return [{ type: 'ClueRegistered', data }];
  const limit = limitFrom('B1.9', receivedOn!);
  return [{ type: 'ClueRegistered', data: { ...data, acceptance: { inTime: isInTime(limit, dateInChina(at)), deadline: limit } }, rules: [ruleOf(limit)] }];
}

export type ForwardingAnswer = Extract<ClueCommand, { readonly type: 'record-forward-receipt' | 'record-forward-return' | 'record-forward-result' | 'acknowledge-forward-result' }>;

export function isForwardingAnswer(command: ClueCommand): command is ForwardingAnswer {
  return ['record-forward-receipt', 'record-forward-return', 'record-forward-result', 'acknowledge-forward-result'].includes(command.type);
}

/** B1.6: another organisation answers when it answers, whatever became of the clue here. */
export function answerForwarding(command: ForwardingAnswer, state: ClueState): readonly ClueEvent[] {
  switch (command.type) {
    case 'record-forward-receipt':
      return recordForwardReceipt(command.data, state);
    case 'record-forward-return':
      return recordForwardReturn(command.data, state);
    case 'record-forward-result':
      return recordForwardResult(command.data, state);
    case 'acknowledge-forward-result':
      return acknowledgeForwardResult(command, state);
    default:
      return command satisfies never;
  }
}

/** What came of it there; told twice, it is recorded once. */
function recordForwardResult(data: ClueData<'record-forward-result'>, state: ClueState): readonly ClueEvent[] {
  return forwardingOf(data.forwardingId, state).result ? [] : [{ type: 'ForwardingResultRecorded', data }];
}

/** Signed for once; nobody signs for what has not come. */
function acknowledgeForwardResult({ data, by, at }: Extract<ForwardingAnswer, { readonly type: 'acknowledge-forward-result' }>, state: ClueState): readonly ClueEvent[] {
  const { result } = forwardingOf(data.forwardingId, state);
  ensureNotFuture('acknowledgedOn', data.acknowledgedOn, at);
  ensure(result, clueErrors.forwardResultAwaited);
  return result === 'acknowledged' ? [] : [{ type: 'ForwardingResultAcknowledged', data: { ...data, acknowledgedBy: by.personId } }];
}

/** The receipt of the other organisation; a second one says nothing new. */
function recordForwardReceipt(data: ClueData<'record-forward-receipt'>, state: ClueState): readonly ClueEvent[] {
  const forwarding = forwardingOf(data.forwardingId, state);
  return forwarding.status === 'sent' ? [{ type: 'ForwardingRegistered', data }] : [];
}

/** Statuses in which persons may come back into the clue; later they are a clue of their own. */
const open: readonly ClueStatus[] = ['registered', 'screened', 'forwarded'];

export function reopens({ status }: ClueState): boolean {
  return open.includes(status);
}

/** B1.6: what comes back is ours again. Where the whole clue had gone, the limit of its disposal starts anew. */
function recordForwardReturn(data: ClueData<'record-forward-return'>, state: ClueState): readonly ClueEvent[] {
  const { subjects, status } = forwardingOf(data.forwardingId, state);
  if (status === 'returned') return [];
  const strangers = data.subjectIds.filter((subjectId) => !subjects.some((one) => one.subjectId === subjectId));
  ensure(data.subjectIds.length > 0 && strangers.length === 0, clueErrors.notSubjects(strangers));
  const subjectIds = [...new Set(data.subjectIds)];
  if (state.status !== 'forwarded') return [{ type: 'ForwardingReturned', data: { ...data, subjectIds, reopened: reopens(state) } }];
  const deadline = limitFrom('B1.2', data.returnedOn, state.organisationId);
  return [{ type: 'ForwardingReturned', data: { ...data, subjectIds, reopened: true, deadline }, rules: [ruleOf(deadline)] }];
}

function forwardingOf(forwardingId: string, { forwardings }: ClueState) {
  const forwarding = Object.hasOwn(forwardings, forwardingId) ? forwardings[forwardingId] : undefined;
  ensure(forwarding, clueErrors.unknownForwarding);
  return forwarding;
}
