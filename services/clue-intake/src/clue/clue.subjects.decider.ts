import { isWithin } from '@liandong/access';
import { type AskedSubject, isVillageCadre, type Subject, subjectKindOf } from '@liandong/contracts';
import { type Actor, type Ask, ensure, type Instant, type RuleVersion } from '@liandong/event-sourcing';
import { dateInChina } from '@liandong/legal-time';
import { type AcquaintanceCheck, rulesOf } from '../person-facts/acquaintance.js';
import { type ApprovalReach, reachAfter } from './clue.approval-reach.js';
import { ensureClueAllowed } from './clue.allowed-actions.js';
import { ensureMayPropose } from './clue.department.js';
import { disposalErrors } from './clue.disposal.errors.js';
import { intakeErrors } from './clue.intake.errors.js';
import { resultErrors } from './clue.results.errors.js';
import { routingErrors } from './clue.routing.errors.js';
import type { ClueEvent } from './clue.events.js';
import { ensureNotFuture, ensureOwnLevel, subjectsOf } from './clue.intake.decider.js';
import { type Regions, regionsOn } from './clue.regions.js';
import { withAddedAcquaintances } from './clue.results.decider.js';
import { institutionsAmong } from './clue.routing.terms.js';
import type { ClueState } from './clue.state.js';
import { subjectErrors } from './clue.subjects.errors.js';

/** `regions`: where the changed subject works. `raisedLevel`: a tour's clue turns out to be about a village cadre (B3.6). `acquaintances`: whether those who handle the clue already may know the subject (2.5). `approvalLacks`: who has not approved the mode in force, and would have to, now that it is about this subject (B1.1). */
interface ChangedSubject extends Pick<ApprovalReach, 'approvalLacks'> {
  readonly subject: Subject;
  readonly on: string;
  readonly recordedBy: string;
  readonly regions?: Regions;
  readonly raisedLevel?: true;
  readonly acquaintances?: AcquaintanceCheck;
}

/** 被反映对象的查明、补充与更正 (B1.3 动态更新): who it was before stays in the log. */
export type SubjectEvent =
  /** 查明身份. `formerly`: as reported; `basis`: what shows it. */
  | {
      readonly type: 'SubjectIdentified';
      readonly data: ChangedSubject & { readonly formerly: Subject; readonly basis: string };
      readonly rules?: readonly RuleVersion[];
    }
  | { readonly type: 'SubjectAdded'; readonly data: ChangedSubject & { readonly reason: string }; readonly rules?: readonly RuleVersion[] }
  | {
      readonly type: 'SubjectCorrected';
      readonly data: ChangedSubject & { readonly formerly: Subject; readonly reason: string };
      readonly rules?: readonly RuleVersion[];
    };

export function evolveSubjects(
  state: ClueState,
  { data: { subject, regions = [], raisedLevel, acquaintances, approvalLacks } }: SubjectEvent,
): ClueState {
  return {
    ...state,
    raisedLevel: raisedLevel ?? state.raisedLevel,
    approvalLacks,
    subjects: withSubject(state.subjects, subject),
    regions: [...state.regions.filter(({ subjectId }) => subjectId !== subject.subjectId), ...regions],
    ...withAddedAcquaintances(state, acquaintances),
  };
}

/** In the place of what it was before, or after all others. */
export function withSubject(subjects: readonly Subject[], subject: Subject): readonly Subject[] {
  const known = subjects.some(({ subjectId }) => subjectId === subject.subjectId);
  return known ? subjects.map((one) => (one.subjectId === subject.subjectId ? subject : one)) : [...subjects, subject];
}

/** `check`: of whoever handles the clue already with the subject as it is asked (2.5). */
interface AskedChange {
  readonly subject: AskedSubject;
  readonly on: string;
  readonly check?: AcquaintanceCheck | undefined;
}

export type SubjectCommand =
  | Ask<'identify-subject', AskedChange & { readonly basis: string }>
  | Ask<'add-subject', AskedChange & { readonly reason: string }>
  | Ask<'correct-subject', AskedChange & { readonly reason: string }>;

/** While nobody else works with the subjects; a wish that has come true already changes nothing. B1.1: an approval of the mode that does not reach the changed subject is to be given anew. B1.7: whoever turns out to be managed above goes up, and is not entered. */
export function decideSubjects(command: SubjectCommand, state: ClueState): readonly ClueEvent[] {
  const { by, at } = command;
  const { subject: asked, on, check } = command.data;
  ensureMayPropose(by, state);
  ensureClueAllowed(command.type, state);
  ensure(state.status !== 'routed' || state.routing?.level === 'township', subjectErrors.underVerification);
  ensure(by.role !== 'township-secretary' || isWithin(state.routing?.zoneId ?? '', by.organisationId), resultErrors.notAtTownship);
  ensure(state.mode !== 'close', subjectErrors.closing);
  ensureNotFuture('on', on, at);
  ensureOwnLevel({ subjects: [asked], receivedOn: on, organisationId: state.organisationId });
  const [subject] = subjectsOf([asked], state.organisationId!) as [Subject];
  const formerly = state.subjects.find(({ subjectId }) => subjectId === subject.subjectId);
  if (formerly && JSON.stringify(formerly) === JSON.stringify(subject)) return [];
  ensureNotHandledBy(subject, state);
  ensure(
    !formerly || subjectKindOf(formerly) === subjectKindOf(subject) || !Object.hasOwn(state.outcomes, subject.subjectId),
    subjectErrors.decided(subject.subjectId),
  );
  const { data, rules } = changed({ subject, on, check }, by, at, state);
  switch (command.type) {
    case 'add-subject':
      ensure(!formerly, intakeErrors.subjectRepeated);
      return [{ type: 'SubjectAdded', data: { ...data, reason: command.data.reason }, ...rules }];
    case 'identify-subject':
      ensureKnown(formerly, subject.subjectId);
      ensure(subjectKindOf(formerly) === 'unidentified', subjectErrors.notUnidentified(subject.subjectId));
      ensure(subjectKindOf(subject) !== 'unidentified', subjectErrors.identityUnfit(subject.subjectId));
      return [{ type: 'SubjectIdentified', data: { ...data, formerly, basis: command.data.basis }, ...rules }];
    case 'correct-subject':
      ensureKnown(formerly, subject.subjectId);
      // What was reported about somebody unknown may be put more exactly; who it is, is found out in its own way.
      ensure(
        subjectKindOf(formerly) !== 'unidentified' || subjectKindOf(subject) === 'unidentified',
        subjectErrors.notIdentified(subject.subjectId),
      );
      ensure(
        subjectKindOf(formerly) === 'unidentified' || subjectKindOf(subject) !== 'unidentified',
        subjectErrors.identityUnfit(subject.subjectId),
      );
      ensure(state.talks[subject.subjectId] !== null, disposalErrors.talkInquiriesOpen([subject.subjectId]));
      return [{ type: 'SubjectCorrected', data: { ...data, formerly, reason: command.data.reason }, ...rules }];
    default:
      return command satisfies never;
  }
}

function ensureKnown(formerly: Subject | undefined, subjectId: string): asserts formerly {
  ensure(formerly, intakeErrors.notSubjects([subjectId]));
}

/** B4.1, 3.15: what turns out to be about the township that handles it is given back first. */
function ensureNotHandledBy(subject: Subject, { status, routing }: ClueState): void {
  const own = status === 'routed' && routing ? institutionsAmong(routing, [subject]) : [];
  ensure(own.length === 0, subjectErrors.handledByItself(own, 'propose-raise'));
}

/** B3.6: what a tour reports about village cadres is the county's; a township that has it already gives it back first (3.15). */
function changed(
  { subject, on, check }: Omit<AskedChange, 'subject'> & { readonly subject: Subject },
  by: Actor,
  at: Instant,
  state: ClueState,
) {
  const { source, raisedLevel, status, subjects } = state;
  const rises = source?.kind === 'inspection-tour' && !raisedLevel && isVillageCadre(subject);
  ensure(!rises || status !== 'routed', routingErrors.raisedLevel);
  const regions = regionsOn([subject], on);
  const reach = reachAfter(withSubject(subjects, subject), dateInChina(at), state);
  const data = {
    subject,
    on,
    recordedBy: by.personId,
    ...regions.data,
    ...(rises ? { raisedLevel: true as const } : {}),
    ...(check ? { acquaintances: check } : {}),
    ...reach.data,
  };
  const rules = [...(check ? rulesOf(check) : []), ...regions.rules, ...reach.rules];
  return { data, rules: rules.length > 0 ? { rules } : {} };
}
