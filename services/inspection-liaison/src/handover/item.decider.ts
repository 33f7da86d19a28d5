import { isVillageCadre } from '@liandong/contracts';
import { type Actor, ensure, type Instant, ruleOf } from '@liandong/event-sourcing';
import { deadline, isOverdue, limitFrom, ruleInForce, timeLimits } from '@liandong/legal-time';
import { ensureDate, ensureReceiver, ensureSubjects, ensureTourOffice, receiverOf, startOf, subjectsOf } from './guards.decider.js';
import type { AskedContent, HandoverData as Data } from './handover.commands.js';
import { handoverErrors } from './handover.errors.js';
import type { HandoverEvent, ItemContent, Opening } from './handover.events.js';
import type { ItemState } from './handover.state.js';
import { itemRoutes } from './item-routes.js';

/** Who asks when, about which item of which hand-over. */
export interface Asked {
  readonly by: Actor;
  readonly at: Instant;
  readonly opening: Opening;
  readonly item: ItemState;
}

export function contentOf({ title, summary, kind, subjects: asked, receiverId }: AskedContent, opening: Opening): ItemContent {
  const subjects = subjectsOf(asked, opening.organisationId);
  ensureSubjects(kind, subjects);
  return { title, summary, kind, subjects, receiverId: receiverOf(kind, receiverId, opening) };
}

export function amend({ itemNo, ...asked }: Data<'amend-item'>, { by, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensure(item.agreedKind === undefined || asked.kind === item.agreedKind, handoverErrors.kindAgreed(item.agreedKind ?? asked.kind));
  // What is a clue already may be corrected; it cannot be signed out before agreement.
  ensure(!item.disputed || asked.kind !== 'clue' || item.kind === 'clue', handoverErrors.disputed);
  const content = contentOf(asked, opening);
  const { title, summary, kind, subjects, receiverId } = item;
  if (JSON.stringify(content) === JSON.stringify({ title, summary, kind, subjects, receiverId })) return [];
  return [{ type: 'ItemAmended', data: { itemNo, ...content, amendedBy: by.personId } }];
}

export function withdraw(data: Data<'withdraw-item'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensureDate('withdrawnOn', data.withdrawnOn, at, item.lastOn);
  return [{ type: 'ItemWithdrawn', data: { ...data, withdrawnBy: by.personId } }];
}

/** 3.5: the tour office convenes when use of a policy, nature or classification is disputed. */
export function convene(data: Data<'convene-consultation'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensureDate('convenedOn', data.convenedOn, at, item.lastOn);
  return [{ type: 'ConsultationConvened', data: { ...data, convenedBy: by.personId } }];
}

/** 3.5: bodies of the commission and dispatched groups sit with the tour office; what they agree on binds. */
export function conclude({ agreed, ...data }: Data<'conclude-consultation'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensureDate('concludedOn', data.concludedOn, at, item.lastOn);
  const bodies = new Set(data.participants.map(({ organisationId }) => organisationId).filter((id) => id !== opening.tourOfficeId));
  const persons = new Set(data.participants.map(({ personId }) => personId));
  ensure(bodies.size >= 2 && persons.size === data.participants.length, handoverErrors.consultationBodies);
  const recorded = { ...data, recordedBy: by.personId };
  if (!agreed) return [{ type: 'ConsultationConcluded', data: recorded }];
  ensureSubjects(agreed.kind, item.subjects);
  const receiverId = receiverOf(agreed.kind, agreed.receiverId, opening);
  return [{ type: 'ConsultationConcluded', data: { ...recorded, agreed: { kind: agreed.kind, receiverId } } }];
}

/** B3.5: the first signature. */
export function signOut(data: Data<'sign-out'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensure(!item.disputed || item.kind !== 'clue', handoverErrors.disputed);
  ensureDate('signedOutOn', data.signedOutOn, at, item.lastOn);
  return [{ type: 'ItemSignedOut', data: { ...data, signedOutBy: by.personId } }];
}

/** B3.5: the second signature. B3.4: from here the receiving side has its limit. B3.6: raised for village cadres. */
export function signIn(data: Data<'sign-in'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensure(by.personId !== item.signedOutBy && by.organisationId !== opening.tourOfficeId, handoverErrors.sameSide);
  ensureReceiver(by, item, opening);
  ensureDate('signedInOn', data.signedInOn, at, item.lastOn);
  const { limit } = itemRoutes.routes[item.kind];
  // B3.1 is versioned by the day on which the round began; B3.4 by the day of the hand-over.
  const resultDeadline =
    limit === 'B3.1'
      ? deadline(ruleInForce(timeLimits, limit, opening.roundStartedOn), startOf(data.signedInOn))
      : limitFrom(limit, data.signedInOn, by.organisationId);
  const isClue = item.kind === 'clue';
  const signed = {
    ...data,
    signedInBy: by.personId,
    signedInAt: by.organisationId,
    priority: isClue,
    raisedLevel: isClue && item.subjects.some(isVillageCadre),
    resultDeadline,
  };
  return [{ type: 'ItemSignedIn', data: signed, rules: [ruleOf(resultDeadline), { ruleId: 'B3.5', version: itemRoutes.version }] }];
}

export function returnItem(data: Data<'return-item'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureReceiver(by, item, opening);
  ensureDate('returnedOn', data.returnedOn, at, item.lastOn);
  return [{ type: 'ItemReturned', data: { ...data, returnedBy: by.personId } }];
}

export function recordProgress(data: Data<'record-progress'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureHandles(by, item, opening);
  ensureDate('on', data.on, at, item.signedInOn!);
  return [{ type: 'ProgressRecorded', data: { ...data, recordedBy: by.personId } }];
}

/** The result of a clue comes from the clue library, everything else from who received it. */
export function recordResult({ itemNo, ...result }: Data<'record-result'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensure(item.kind !== 'clue' || by.role === 'automation', handoverErrors.clueResult);
  ensureHandles(by, item, opening);
  ensureDate('on', result.on, at, item.signedInOn!);
  return [{ type: 'ResultRecorded', data: { itemNo, result, recordedBy: by.personId } }];
}

/** B3.4: to the tour office within the limit; late feedback is taken, and counts as late. */
export function giveFeedback(data: Data<'give-feedback'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureReceiver(by, item, opening);
  ensureDate('givenOn', data.givenOn, at, item.lastOn);
  return [
    { type: 'FeedbackGiven', data: { ...data, givenBy: by.personId, inTime: !isOverdue(item.resultDeadline!, startOf(data.givenOn)) } },
  ];
}

export function acknowledge(data: Data<'acknowledge-feedback'>, { by, at, opening, item }: Asked): readonly HandoverEvent[] {
  ensureTourOffice(by, opening);
  ensureDate('acknowledgedOn', data.acknowledgedOn, at, item.lastOn);
  return [{ type: 'FeedbackAcknowledged', data: { ...data, acknowledgedBy: by.personId } }];
}

/** The receiving side, or for a clue the news of the clue library. */
function ensureHandles(by: Actor, item: ItemState, opening: Opening): void {
  if (item.kind === 'clue' && by.role === 'automation') return;
  ensureReceiver(by, item, opening);
}
