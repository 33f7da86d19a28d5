import { isBarred, mayDecideRecusal, recusalDecision } from '@liandong/access';
import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { ensureDate, ensureNotBarred } from './guards.decider.js';
import type { CommandOf } from './verification.commands.js';
import { verificationErrors } from './verification.errors.js';
import type { VerificationEvent } from './verification.events.js';
import { actingChiefOf, type VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];

/** B4.1: the person, a subject or the reporter may raise it; from then on the person does no work. Raised twice, it counts once. */
export function raiseRecusal(data: CommandOf<'raise-recusal'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { facts, ...raised } = data;
  const { personId, raisedBy, raisedOn } = raised;
  ensure(raisedBy !== 'self' || by.personId === personId, verificationErrors.notSelf);
  ensureDate('raisedOn', raisedOn, at);
  ensureInvolved(personId, facts.listed, state);
  if (isBarred(state.recusals, personId)) return [];
  return [{ type: 'RecusalRaised', data: { ...raised, chief: decidesAsChief(personId, facts.chief, state), recordedBy: by.personId } }];
}

/** B4.2: the upper body decides on the chief's, the chief (or whoever stands in) on everybody else's. */
export function decideRecusal(data: CommandOf<'decide-recusal'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { facts, ...decision } = data;
  const { personId, decidedOn, upheld, actingChiefId } = decision;
  const recusal = state.recusals[personId];
  ensure(recusal?.status === 'pending', verificationErrors.nonePending(personId));
  ensureDate('decidedOn', decidedOn, at, recusal.raisedOn);
  const over = by.organisationId === facts.upperBodyId;
  ensure(
    mayDecideRecusal({
      chief: recusal.chief,
      personId,
      by,
      organisationId: state.organisationId,
      over,
      actingChiefId: actingChiefOf(state),
    }),
    verificationErrors.decidesNot,
  );
  if (!recusal.chief) ensureNotBarred(by.personId, state);
  else if (upheld) ensureActingChief(personId, actingChiefId, state);
  return [{ type: 'RecusalDecided', data: recusalDecision(decision, by, recusal.chief) }];
}

/** B4.2: the upper body may order a recusal; nothing is left to decide then. */
export function orderRecusal(data: CommandOf<'order-recusal'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { personId, ground, statement, orderedOn, actingChiefId, facts } = data;
  ensure(by.organisationId === facts.upperBodyId, verificationErrors.decidesNot);
  ensureDate('orderedOn', orderedOn, at, state.recusals[personId]?.raisedOn);
  ensureInvolved(personId, facts.listed, state);
  const standing = state.recusals[personId];
  if (standing?.status === 'upheld') return [];
  const chief = standing?.status === 'pending' ? standing.chief : decidesAsChief(personId, facts.chief, state);
  if (chief) ensureActingChief(personId, actingChiefId, state);
  const decision: VerificationEvent = {
    type: 'RecusalDecided',
    data: recusalDecision({ personId, upheld: true, reason: statement, decidedOn: orderedOn, actingChiefId }, by, chief),
  };
  if (standing?.status === 'pending') return [decision];
  return [
    {
      type: 'RecusalRaised',
      data: { personId, chief, ground, raisedBy: 'upper-body', statement, raisedOn: orderedOn, recordedBy: by.personId },
    },
    decision,
  ];
}

/** Whoever stands in for the chief is recused by the upper body too. */
function decidesAsChief(personId: string, chief: boolean, state: VerificationState): boolean {
  return chief || personId === actingChiefOf(state);
}

/** Somebody else, who is not barred and takes no part in the work. */
function ensureActingChief(chiefId: string, actingChiefId: string | undefined, state: VerificationState): void {
  ensure(actingChiefId !== undefined && actingChiefId !== chiefId, verificationErrors.actingChiefMissing);
  ensureNotBarred(actingChiefId, state);
  ensure(!state.participants.includes(actingChiefId), verificationErrors.memberApproves);
}

function ensureInvolved(personId: string, listed: boolean, state: VerificationState): void {
  const involved = listed || personId === state.leaderPersonId || state.participants.includes(personId);
  ensure(involved, verificationErrors.notInvolved(personId));
}
