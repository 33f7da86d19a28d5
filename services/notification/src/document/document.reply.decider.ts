import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { deadline, type Deadline, isInTime, startOfDay } from '@liandong/legal-time';
import type { Delivery, DocumentData, Evaluation } from './document.commands.js';
import { documentErrors } from './document.errors.js';
import type { DocumentEvent, ReplyTerm } from './document.events.js';
import type { DocumentState } from './document.state.js';
import { ensureDate, ensureEachOnce } from './guards.decider.js';

/** B6.7: the clock starts at delivery, with the term that the document states. */
export function deliver(data: Delivery, by: Actor, at: Instant, state: DocumentState): readonly DocumentEvent[] {
  ensureDate('deliveredOn', data.deliveredOn, at, state.lastOn);
  const delivered = { ...data, deliveredBy: by.personId };
  const { replyTerm } = state.content!;
  if (!replyTerm) return [{ type: 'DocumentDelivered', data: delivered }];
  const replyDeadline = deadlineOf(replyTerm, replyTerm.days, data.deliveredOn, '送达');
  return [{ type: 'DocumentDelivered', data: { ...delivered, replyDeadline }, rules: [ruleOf(replyTerm)] }];
}

export function acknowledge(
  { acknowledgedOn }: DocumentData<'acknowledge'>,
  by: Actor,
  at: Instant,
  state: DocumentState,
): readonly DocumentEvent[] {
  ensureRecipient(by, state);
  ensureDate('acknowledgedOn', acknowledgedOn, at, state.lastOn);
  return [{ type: 'DocumentAcknowledged', data: { acknowledgedOn, acknowledgedBy: by.personId } }];
}

/** B6.4: in writing, item by item. A late reply is taken, and counts as late. */
export function reply(
  { answers, repliedOn }: DocumentData<'reply'>,
  by: Actor,
  at: Instant,
  state: DocumentState,
): readonly DocumentEvent[] {
  ensureRecipient(by, state);
  ensure(state.replyDeadline !== undefined, documentErrors.noReplyAsked(state.kind!));
  ensureDate('repliedOn', repliedOn, at, state.lastOn);
  ensureEachOnce(
    answers.map(({ itemId }) => itemId),
    state.openItems,
  );
  const inTime = isInTime(state.replyDeadline, repliedOn);
  return [{ type: 'DocumentReplied', data: { round: state.round + 1, answers, repliedOn, repliedBy: by.personId, inTime } }];
}

/** B6.4: who proposed follows up. What is not accepted is to be supplemented within a term of its own. */
export function evaluate(
  { findings, evaluatedOn, supplementTermDays }: Evaluation,
  by: Actor,
  at: Instant,
  state: DocumentState,
): readonly DocumentEvent[] {
  const { recipient, replyTerm } = state.content!;
  ensure(by.organisationId !== recipient.organisationId, documentErrors.recipientEvaluates);
  ensureDate('evaluatedOn', evaluatedOn, at, state.lastOn);
  ensureEachOnce(
    findings.map(({ itemId }) => itemId),
    state.openItems,
  );
  const accepted = findings.every((finding) => finding.accepted);
  const evaluated = { round: state.round, findings, evaluatedOn, evaluatedBy: by.personId };
  if (accepted) {
    ensure(supplementTermDays === undefined, documentErrors.supplementTermUnused);
    return [{ type: 'DocumentEvaluated', data: { ...evaluated, result: 'accepted' } }];
  }
  const supplementDeadline = deadlineOf(replyTerm!, supplementTermDays ?? replyTerm!.days, evaluatedOn, '评估');
  return [{ type: 'DocumentEvaluated', data: { ...evaluated, result: 'to-supplement', supplementDeadline }, rules: [ruleOf(replyTerm!)] }];
}

function deadlineOf({ ruleId, version }: ReplyTerm, days: number, from: string, event: string): Deadline {
  const clause = { zh: `文书载明的答复期限:自${event}之日起${days}日内`, en: `As the document states: ${days} days` };
  return deadline(
    { ruleId, version, effectiveFrom: from, limit: { amount: days, unit: 'days' }, clause, confidence: 'C' },
    startOfDay(from),
  );
}

function ensureRecipient({ organisationId }: Actor, state: DocumentState): void {
  ensure(organisationId === state.content!.recipient.organisationId, documentErrors.notRecipient);
}
