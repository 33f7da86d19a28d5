import { ensureAllowed, type Instant } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { verificationActions } from './verification.allowed-actions.js';
import type { CommandOf } from './verification.commands.js';
import type { Opening, VerificationEvent } from './verification.events.js';
import type { VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];

/**
 * A clue is verified once for each routing (B1.3), however often that is announced. Another one takes the place of what goes on, and
 * of what was concluded under the one that fell before its fall was told. News may overtake each other: what has fallen already is not opened.
 */
export function openFor(opening: CommandOf<'open'>['data'], state: VerificationState): Events {
  const { routingNo, clueId } = opening;
  if (routingNo !== undefined && routingNo <= (state.fellUpTo ?? 0)) return [];
  if (state.clueId === clueId) return isAnother(opening, state) ? [{ type: 'VerificationOpenedAnew', data: opening }] : [];
  ensureAllowed('verification', verificationActions, state.status, 'open');
  return [{ type: 'VerificationOpened', data: opening }];
}

/** A verification that was opened before routings were counted is known by where it was routed to. */
function isAnother({ routingNo, zoneId, leaderPersonId }: Opening, state: VerificationState): boolean {
  if (routingNo === undefined) return false;
  if (state.status === 'ended') return true;
  return state.routingNo === undefined ? zoneId !== state.zoneId || leaderPersonId !== state.leaderPersonId : routingNo > state.routingNo;
}

/** B1.3, 3.15: what was distributed fell. It is kept even before the verification is known, since the news of its routing may come later. */
export function endUnder(
  { organisationId, routingNo }: CommandOf<'let-routing-fall'>['data'],
  at: Instant,
  state: VerificationState,
): Events {
  if (routingNo <= (state.fellUpTo ?? 0)) return [];
  return [{ type: 'RoutingFell', data: { organisationId, routingNo, fellOn: dateInChina(at) } }];
}
