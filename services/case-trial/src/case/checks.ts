import { conflictingPersons, isWithin } from '@liandong/access';
import { isPerson, type Subject } from '@liandong/contracts';
import { type Actor, ensure, type Instant } from '@liandong/event-sourcing';
import { isAfter } from '@liandong/legal-time';
import { distinct } from '../ask.js';
import type { FilingApprover } from '../rules/filing-authority.js';
import { filingErrors } from './case.filing.errors.js';
import { trialErrors } from './case.trial.errors.js';
import type { Duty } from './case.duties.state.js';
import type { AwaitedApproval } from './case.filing.state.js';
import type { CaseState } from './case.state.js';

/** A paper's date: neither after the moment of asking nor before the step that it follows. */
export function ensureDate(field: string, date: string, at: Instant, notBefore: string): void {
  ensure(!isAfter(date, at), filingErrors.dateInFuture(field));
  ensure(date >= notBefore, filingErrors.dateTooEarly(field, notBefore));
}

/** At least `least` different persons, each once. */
export function ensurePersons(persons: readonly string[], least: number, rule: string): readonly string[] {
  const different = distinct(persons);
  ensure(different.length >= least, filingErrors.tooFewPersons(rule, least));
  return different;
}

/** Everybody is an investigator of the case. */
export function ensureInvestigators(persons: readonly string[], state: CaseState): void {
  const strangers = persons.filter((person) => !state.investigators.includes(person));
  ensure(strangers.length === 0, filingErrors.notInvestigator(strangers));
}

/** At least two persons, all on the panel. */
export function ensurePanel(persons: readonly string[], rule: string, state: CaseState): readonly string[] {
  const different = ensurePersons(persons, 2, rule);
  const strangers = different.filter((person) => !state.panel.includes(person));
  ensure(strangers.length === 0, trialErrors.notOnPanel(strangers));
  return different;
}

/** Those of the persons who held one of these duties in the case. */
export function holdersOf(persons: readonly string[], duties: readonly Duty[], state: CaseState): readonly string[] {
  return persons.filter((person) => state.duties[person]?.some((duty) => duties.includes(duty)));
}

/** Those of whoever acts in a trial, or decides on it, who verified or investigated another case of the matter (B2.13). */
export interface WithConflicts {
  readonly conflictsElsewhere: readonly string[];
}

/** B2.13: nobody decides in a trial, the township's own included, on what they verified or investigated; `elsewhere`: who did so in another case of the matter. */
export function ensureUninvolved(persons: readonly string[], elsewhere: readonly string[], state: CaseState): void {
  const conflicts = distinct([...conflictingPersons('trial', persons, state.duties), ...elsewhere]);
  ensure(conflicts.length === 0, trialErrors.panelConflict(conflicts));
}

/** B2.13: nobody tries, or leads the county's trial of, what they verified, investigated or reviewed for the township. */
export function ensureUnconflicted(persons: readonly string[], elsewhere: readonly string[], state: CaseState): void {
  ensureUninvolved(persons, [...holdersOf(persons, ['township-review'], state), ...elsewhere], state);
}

/** What whoever approves did in the other cases of the matter. */
export interface WithDuties {
  readonly dutiesElsewhere: readonly Duty[];
}

/** B2.13: nobody approves what they did themselves, in whatever role and in whatever case of the matter: whoever stands in for the chief may have worked on it before (B4.2). */
export function ensureOthersWork({ personId }: Actor, duty: Duty, { dutiesElsewhere }: WithDuties, state: CaseState): void {
  ensure(holdersOf([personId], [duty], state).length === 0 && !dutiesElsewhere.includes(duty), filingErrors.approvesOwnWork);
}

/** B2.4: whoever is next in the order of approvers, no person twice, and nobody what they proposed or verified. */
export function ensureApprover(
  by: Actor,
  { awaited, proposedBy, endorsedBy }: AwaitedApproval,
  elsewhere: WithDuties,
  state: CaseState,
): FilingApprover {
  ensure(by.personId !== proposedBy, filingErrors.proposerApproves);
  ensure(!endorsedBy.includes(by.personId), filingErrors.approvesTwice);
  ensureOthersWork(by, 'verification', elsewhere, state);
  ensure(by.role === awaited[0], filingErrors.otherApprover(awaited));
  return awaited[0];
}

/** 2.11: a township's or village's person has a township that reviews first, unless the county handles it in its place (B3.6); of institutions and matters there is none. */
export function ensureTownshipKnown(subject: Subject, townshipId: string | null, raisedLevel = false): void {
  ensure(!isPerson(subject) || subject.managedBy === 'county' || raisedLevel || townshipId !== null, filingErrors.townshipUnknown);
}

/** Township people act in the cases of their own township only. */
export function ensureOwnTownship(by: Actor, state: CaseState): void {
  if (!by.role.startsWith('township')) return;
  ensure(state.townshipId !== null, trialErrors.notTownshipCase);
  ensure(isWithin(by.organisationId, state.townshipId), trialErrors.otherTownship);
}

/** Of what is the township secretary’s. */
export interface WithSecretary {
  /** Whether the secretary in whose place somebody was appointed is kept from the matter at the moment of asking; false where nobody was appointed. */
  readonly secretaryRecused: boolean;
}

/**
 * B4.2: what is the township secretary’s is done by nobody else of the township but whoever was appointed in the place of a recused one, and by them only as long as
 * that recusal is undecided or upheld.
 */
export function ensureSecretary(by: Actor, { secretaryRecused }: WithSecretary, state: CaseState): void {
  ensureOwnTownship(by, state);
  if (by.role !== 'township-reviewer') return;
  ensure(by.personId === state.actingSecretaryId, trialErrors.notActingSecretary);
  ensure(secretaryRecused, trialErrors.secretaryNotRecused(state.recusedSecretaryId!));
}
