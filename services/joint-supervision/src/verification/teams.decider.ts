import { isWithin } from '@liandong/access';
import { isVillageCadre, type Subject } from '@liandong/contracts';
import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import type { Drawn, Member } from './draw.js';
import { ensureDate, ensureNotBarred } from './guards.decider.js';
import { subjectErrors } from './subject.errors.js';
import type { CommandOf } from './verification.commands.js';
import { verificationErrors } from './verification.errors.js';
import type { Team, VerificationEvent } from './verification.events.js';
import { membersOf, type VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];
type Facts = CommandOf<'form-teams'>['data']['facts'];

/** B2.1, 0.20: teams of at least two, drawn as of that day from the zones and agencies that the approved plan names. */
export function formTeams(data: CommandOf<'form-teams'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { drawnOn, facts } = data;
  ensureNotBarred(by.personId, state);
  ensureDate('drawnOn', drawnOn, at);
  const placed = new Set<string>();
  const teams = data.teams.map(({ name, leaderPersonId, memberIds }, index): Team => {
    const teamId = `team-${index + 1}`;
    ensure(memberIds.includes(leaderPersonId), verificationErrors.leaderNotMember(teamId));
    for (const personId of memberIds) {
      ensure(!placed.has(personId), verificationErrors.placedTwice(personId));
      placed.add(personId);
    }
    ensure(memberIds.length >= 2, verificationErrors.tooFew(teamId));
    return { teamId, name, leaderPersonId, members: memberIds.map((personId) => drawn(personId, facts, state)) };
  });
  ensure(teams.length > 0, verificationErrors.tooFew('team-1'));
  return [{ type: 'TeamsFormed', data: { teams, drawnOn, planVersion: facts.planVersion, formedBy: by.personId } }];
}

/** Whoever comes in has the place of whoever goes, as leader too; a person who was recused gives way like this (B4.1). */
export function replaceMember(data: CommandOf<'replace-member'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { formerPersonId, personId, reason, replacedOn, facts } = data;
  ensureNotBarred(by.personId, state);
  ensureDate('replacedOn', replacedOn, at, state.drawnOn);
  const team = state.teams.find(({ members }) => members.some((member) => member.personId === formerPersonId));
  ensure(team, verificationErrors.notMember(formerPersonId));
  const placed = state.teams.some(({ members }) => members.some((member) => member.personId === personId));
  ensure(!placed, verificationErrors.placedTwice(personId));
  const member = drawn(personId, facts, state);
  return [
    {
      type: 'MemberReplaced',
      data: { teamId: team.teamId, formerPersonId, member, reason, replacedOn, planVersion: facts.planVersion, replacedBy: by.personId },
    },
  ];
}

/** Ensures that the person can be drawn: available that day, within the plan, not barred, not the chief who approves. */
function drawn(personId: string, facts: Facts, state: VerificationState): Member {
  const found: Drawn = facts.drawn[personId] ?? { outcome: 'unknown-person', personId };
  ensure(found.outcome === 'available', verificationErrors.notAvailable(personId, found.outcome));
  const { member, chief } = found;
  ensure(!chief && personId !== state.approvedBy, verificationErrors.chiefInTeam(personId));
  ensure(
    member.seconded ? isSecondedByPlan(member, state) : state.plan!.zoneIds.includes(member.zoneId!),
    verificationErrors.outsidePlan(personId),
  );
  ensure(!isOwnTownship(member, state), verificationErrors.ownTownship(personId));
  ensure(!isOfInstitution(member, state), subjectErrors.ownInstitution(personId));
  ensureNotBarred(personId, state);
  return member;
}

/** B3.6: a tour’s clue about village cadres is kept from their own town, and so is every raised one. */
function isOwnTownship({ organisationId }: Member, state: VerificationState): boolean {
  return (
    (state.raisedLevel === true || state.sourceKind === 'inspection-tour') &&
    state.subjects.some((subject) => isVillageCadre(subject) && subject.organisationId.startsWith(`${organisationId}.`))
  );
}

/** B4.1: nobody verifies what is reported about the own unit as such. */
function isOfInstitution({ organisationId }: Member, { subjects }: { readonly subjects: readonly Subject[] }): boolean {
  return subjects.some((subject) => subject.kind === 'institution' && isWithin(organisationId, subject.organisationId));
}

/** B4.1: an institution that comes in later does so only once nobody of it is left in the teams. @throws DomainError verification.members-of-institution */
export function ensureNoneOfInstitution(subject: Subject, state: VerificationState): void {
  const own = membersOf(state).filter((member) => isOfInstitution(member, { subjects: [subject] }));
  ensure(
    own.length === 0,
    subjectErrors.membersOfInstitution(
      subject.subjectId,
      own.map(({ personId }) => personId),
    ),
  );
}

function isSecondedByPlan({ organisationId }: Member, state: VerificationState): boolean {
  return state.plan!.agencyIds.includes(organisationId);
}
