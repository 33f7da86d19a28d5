import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import type { ApprovalRole } from './authority.js';
import { verificationErrors } from './verification.errors.js';
import { actingChiefOf, isBarred, isBarredElsewhere, membersOf, type VerificationState } from './verification.state.js';

/** A business date: not after the moment of asking, nor before what it follows. */
export function ensureDate(field: string, date: string, at: Instant, ...notBefore: readonly (string | undefined)[]): void {
  ensure(!isAfter(date, at), verificationErrors.dateInFuture(field));
  const earliest = notBefore.reduce<string>((latest, other) => (other !== undefined && other > latest ? other : latest), '');
  ensure(date >= earliest, verificationErrors.dateTooEarly(field, earliest));
}

/**
 * B2.1, B2.2: the authority approves; whoever stands in for the recused chief does so for the principal (B4.2). Nobody approves who
 * proposed it, takes part in the work or is barred (B4.1).
 */
export function ensureApproves(by: Actor, role: ApprovalRole, proposedBy: string | undefined, state: VerificationState): void {
  ensureNotBarred(by.personId, state);
  const actingChiefId = actingChiefOf(state);
  if (role === 'principal' && actingChiefId !== undefined) {
    ensure(by.personId === actingChiefId, verificationErrors.actingChief(actingChiefId));
  } else {
    ensure(by.role === role, verificationErrors.approverRole(role));
  }
  ensure(by.personId !== proposedBy, verificationErrors.proposerApproves);
  ensure(!state.participants.includes(by.personId), verificationErrors.memberApproves);
}

/** B4.1 */
export function ensureNotBarred(personId: string, state: VerificationState): void {
  ensure(!isBarred(state, personId), verificationErrors.barred(personId));
}

/** Only members of the teams do the work, and none who is barred. */
export function ensureWorks(personId: string, state: VerificationState): void {
  ensureNotBarred(personId, state);
  ensure(
    membersOf(state).some((member) => member.personId === personId),
    verificationErrors.notMember(personId),
  );
}

/** A member of the teams, or one of the deputies who lead zones. */
export function ensureTakesPart(by: Actor, state: VerificationState): void {
  if (by.role === 'deputy') ensureNotBarred(by.personId, state);
  else ensureWorks(by.personId, state);
}

/** B2.1: in every team at least two who have not been recused, its leader among them. */
export function ensureTeamsComplete(state: VerificationState): void {
  const standing = new Set(
    membersOf(state)
      .map(({ personId }) => personId)
      .filter((personId) => !isBarredElsewhere(state, personId)),
  );
  for (const { teamId, leaderPersonId, members } of state.teams) {
    ensure(members.filter(({ personId }) => standing.has(personId)).length >= 2, verificationErrors.tooFew(teamId));
    ensure(standing.has(leaderPersonId), verificationErrors.leaderNotMember(teamId));
  }
}

/** B4.1: what members have done counts only when no recusal among them is open. Whoever is kept from the matter elsewhere gives way to another one. */
export function ensureNoneUndecided(state: VerificationState): void {
  const members = membersOf(state).map(({ personId }) => personId);
  const elsewhere = members.filter((personId) => isBarredElsewhere(state, personId));
  ensure(elsewhere.length === 0, verificationErrors.recusedElsewhere(elsewhere));
  const pending = members.filter((personId) => isBarred(state, personId));
  ensure(pending.length === 0, verificationErrors.recusalPending(pending));
}
