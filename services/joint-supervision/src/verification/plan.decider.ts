import { areOwnLevel, type AskedSubject, type Subject, subjectFault, subjectKindOf, subjectsAsked } from '@liandong/contracts';
import { type Actor, DomainError, ensure, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { authorityOn, type RequiredAuthority } from './authority.js';
import { ensureApproves, ensureDate, ensureNotBarred, ensureTakesPart } from './guards.decider.js';
import { subjectErrors } from './subject.errors.js';
import { ensureNoneOfInstitution } from './teams.decider.js';
import type { CommandOf } from './verification.commands.js';
import { verificationErrors } from './verification.errors.js';
import type { VerificationEvent } from './verification.events.js';
import type { VerificationState } from './verification.state.js';

type Events = readonly VerificationEvent[];

export function ruleOf({ ruleId, version }: RuleVersion): RuleVersion {
  return { ruleId, version };
}

/** B2.1: whose approval the plan needs follows from its subjects and the day of the proposal. */
export function proposePlan(data: CommandOf<'propose-plan'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { plan, proposedOn, facts } = data;
  ensureNotBarred(by.personId, state);
  ensureDate('proposedOn', proposedOn, at);
  const unknownZones = plan.zoneIds.filter((zoneId) => !facts.zoneIds.includes(zoneId));
  ensure(plan.zoneIds.length > 0 && unknownZones.length === 0, verificationErrors.unknownZone(unknownZones));
  ensureSubjects(plan.partyChiefSubjectIds, state.subjects);
  const authority = authorityOn(proposedOn, plan.partyChiefSubjectIds.length > 0);
  return [{ type: 'VerificationPlanProposed', data: { plan, authority, proposedOn, proposedBy: by.personId }, rules: [ruleOf(authority)] }];
}

/** B2.1: the authority approves, never the proposer. */
export function approvePlan(by: Actor, at: Instant, state: VerificationState): Events {
  const authority = state.authority!;
  ensureApproves(by, authority.role, state.proposedBy, state);
  return [{ type: 'VerificationPlanApproved', data: { approvedBy: by.personId, approvedAt: at, authority }, rules: [ruleOf(authority)] }];
}

export function rejectPlan({ reason }: CommandOf<'reject-plan'>['data'], by: Actor, state: VerificationState): Events {
  ensureApproves(by, state.authority!.role, state.proposedBy, state);
  return [{ type: 'VerificationPlanRejected', data: { rejectedBy: by.personId, reason } }];
}

/** Subjects found while the verification runs: their verification needs an approval of its own (B2.1). */
export function addSubjects(data: CommandOf<'add-subjects'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { subjects: asked, partyChiefSubjectIds, addedOn } = data;
  ensureTakesPart(by, state);
  ensure(areOwnLevel(asked), verificationErrors.directForward);
  const subjects = subjectsOf(asked, state);
  ensureDate('addedOn', addedOn, at, state.startedOn);
  const known = new Set(state.subjects.map(({ subjectId }) => subjectId));
  for (const subject of subjects) {
    ensure(!known.has(subject.subjectId), verificationErrors.subjectRepeated(subject.subjectId));
    ensureNoneOfInstitution(subject, state);
    known.add(subject.subjectId);
  }
  ensureSubjects(partyChiefSubjectIds, subjects);
  const authority = authorityOn(addedOn, partyChiefSubjectIds.length > 0);
  return [{ type: 'SubjectsAdded', data: { ...data, subjects, authority, addedBy: by.personId }, rules: [ruleOf(authority)] }];
}

/** 查明身份: an unidentified subject turns out to be a person or an institution, whose verification is approved like that of whoever is added (B2.1). */
export function identifySubject(data: CommandOf<'identify-subject'>['data'], by: Actor, at: Instant, state: VerificationState): Events {
  const { subject: asked, partyChief, basis, identifiedOn } = data;
  ensureTakesPart(by, state);
  ensureDate('identifiedOn', identifiedOn, at, state.startedOn);
  ensure(areOwnLevel([asked]), verificationErrors.directForward);
  const [subject] = subjectsOf([asked], state) as [Subject];
  const known = state.subjects.find(({ subjectId }) => subjectId === subject.subjectId);
  ensure(known, verificationErrors.unknownSubject([subject.subjectId]));
  ensure(!known.awaits, verificationErrors.subjectAwaits([subject.subjectId]));
  ensure(
    subjectKindOf(known) === 'unidentified' && subjectKindOf(subject) !== 'unidentified',
    subjectErrors.identityUnfit(subject.subjectId),
  );
  ensureNoneOfInstitution(subject, state);
  const authority = authorityOn(identifiedOn, partyChief);
  return [
    {
      type: 'SubjectIdentified',
      data: { subject, formerly: known, partyChief, basis, authority, identifiedOn, identifiedBy: by.personId },
      rules: [ruleOf(authority)],
    },
  ];
}

/** What was entered, each as its kind has it. @throws DomainError verification.subject-unfit */
function subjectsOf(asked: readonly AskedSubject[], { organisationId }: VerificationState): readonly Subject[] {
  for (const one of asked) {
    const fault = subjectFault(one);
    if (fault) throw new DomainError(subjectErrors.subjectUnfit(fault));
  }
  return subjectsAsked(asked, organisationId!);
}

export function approveSubjects(
  { subjectIds }: CommandOf<'approve-subjects'>['data'],
  by: Actor,
  at: Instant,
  state: VerificationState,
): Events {
  const authorities = subjectIds.map((subjectId) => approving(subjectId, by, state));
  for (const subject of state.subjects) if (subjectIds.includes(subject.subjectId)) ensureNoneOfInstitution(subject, state);
  const rules = [...new Map(authorities.map((authority) => [`${authority.ruleId}@${authority.version}`, ruleOf(authority)])).values()];
  return [{ type: 'SubjectsApproved', data: { subjectIds, approvedBy: by.personId, approvedAt: at }, rules }];
}

export function rejectSubjects({ subjectIds, reason }: CommandOf<'reject-subjects'>['data'], by: Actor, state: VerificationState): Events {
  for (const subjectId of subjectIds) approving(subjectId, by, state);
  return [{ type: 'SubjectsRejected', data: { subjectIds, rejectedBy: by.personId, reason } }];
}

/** Ensures that this person may decide on the subject. */
function approving(subjectId: string, by: Actor, state: VerificationState): RequiredAuthority {
  const subject = state.subjects.find((candidate) => candidate.subjectId === subjectId);
  ensure(subject, verificationErrors.unknownSubject([subjectId]));
  ensure(subject.awaits, verificationErrors.subjectNotAwaiting(subjectId));
  ensureApproves(by, subject.awaits.role, subject.awaits.addedBy, state);
  return subject.awaits;
}

function ensureSubjects(subjectIds: readonly string[], subjects: readonly Subject[]): void {
  const unknown = subjectIds.filter((id) => !subjects.some(({ subjectId }) => subjectId === id));
  ensure(unknown.length === 0, verificationErrors.unknownSubject(unknown));
}
