import { isWithin, jurisdictionOf } from '@liandong/access';
import { type Subject, subjectKindOf } from '@liandong/contracts';
import { ensure, type Refusal, type RuleVersion } from '@liandong/event-sourcing';
import { type AcquaintanceKind, type AcquaintanceRule } from '../rules/acquaintance-policy.js';
import { townshipBy } from '../rules/organisation-kinds.js';
import { holdsOn } from './person-facts.decider.js';
import type { PersonFact } from './person-facts.events.js';

/** Somebody who would handle a clue, or the unit itself, with what was declared. */
export interface Handler {
  readonly personId: string;
  readonly facts: readonly PersonFact[];
}

/** A subject of the clue, with what is known beside it. */
export interface KnownSubject extends Pick<Subject, 'kind' | 'subjectId' | 'name' | 'organisationId'> {
  readonly facts: readonly PersonFact[];
}

/** One reason why a handler may know a subject (熟人关系). */
export interface Acquaintance {
  /** The handler; absent where it is the unit itself. */
  readonly personId?: string;
  readonly subjectId: string;
  readonly kind: AcquaintanceKind;
  /** Township or unit that both have in common, where that is the reason. */
  readonly organisationId?: string;
}

/** What was compared, and what was found; stored with the proposal and the approval. */
export interface AcquaintanceCheck {
  readonly rule: RuleVersion;
  /** By which version the unit is known as a township. */
  readonly townshipBy?: RuleVersion;
  readonly checked: readonly string[];
  readonly hits: readonly Acquaintance[];
}

/** 2.5, 3.15: compares whoever would handle the clue with its subjects, as of a day (`YYYY-MM-DD`). Pure: the facts are given. */
export function acquaintances(
  unitId: string,
  handlers: readonly Handler[],
  subjects: readonly KnownSubject[],
  rule: AcquaintanceRule,
  date: string,
): AcquaintanceCheck {
  const township = townshipBy(unitId, date);
  const hits = subjects.flatMap((subject) => [
    ...(township && isWithin(subject.organisationId, unitId)
      ? [{ subjectId: subject.subjectId, kind: 'same-township' as const, organisationId: unitId }]
      : []),
    ...handlers.flatMap((handler) => between(handler, subject, rule, date)),
  ]);
  return {
    rule: rule.rule,
    ...(township ? { townshipBy: township } : {}),
    checked: handlers.map(({ personId }) => personId),
    hits: hits.filter(({ kind }) => rule.kinds.includes(kind)),
  };
}

/** Of those whom a clue is about by now, whom no comparison with those of before covers: who is new, or of another kind, name or unit. */
export function notCompared<S extends Pick<Subject, 'kind' | 'subjectId' | 'name' | 'organisationId'>>(
  now: readonly S[],
  before: readonly S[],
): readonly S[] {
  const same = (one: S, other: S) =>
    one.subjectId === other.subjectId &&
    subjectKindOf(one) === subjectKindOf(other) &&
    one.name === other.name &&
    one.organisationId === other.organisationId;
  return now.filter((subject) => !before.some((one) => same(one, subject)));
}

/** What a later comparison found stands beside what was found before; nothing twice. */
export function withFound<C extends Pick<AcquaintanceCheck, 'checked' | 'hits'>>(
  before: C,
  { checked, hits }: Pick<AcquaintanceCheck, 'checked' | 'hits'>,
): C {
  const more = hits.filter((hit) => !before.hits.some((one) => sameAcquaintance(one, hit)));
  return { ...before, checked: [...new Set([...before.checked, ...checked])], hits: [...before.hits, ...more] };
}

/** What a proposal showed, what is found now, and the reason to go on in spite of it. */
export interface AcquaintancesToDecide {
  readonly shown: AcquaintanceCheck | undefined;
  readonly check: AcquaintanceCheck | undefined;
  readonly acceptance: string | undefined;
}

/** What the event of an approval stores of it; `rules` go with the event. */
export interface DecidedAcquaintances {
  readonly data: { readonly acquaintances?: AcquaintanceCheck; readonly acceptance?: string };
  readonly rules: readonly RuleVersion[];
}

/** 2.5, 3.15: to those who may know the subject only with a reason, and never on what the approver was not shown. */
export function decideAcquaintances(
  { shown, check, acceptance }: AcquaintancesToDecide,
  errors: { readonly unseen: (hits: readonly Acquaintance[]) => Refusal; readonly undecided: (hits: readonly Acquaintance[]) => Refusal },
): DecidedAcquaintances {
  const hits = shown?.hits ?? [];
  const unseen = (check?.hits ?? []).filter((hit) => !hits.some((one) => sameAcquaintance(one, hit)));
  ensure(unseen.length === 0, errors.unseen(unseen));
  ensure(hits.length === 0 || acceptance !== undefined, errors.undecided(hits));
  const decided = hits.length > 0 && acceptance !== undefined ? { acceptance } : {};
  return { data: { ...(check ? { acquaintances: check } : {}), ...decided }, rules: check ? rulesOf(check) : [] };
}

/** Whoever would get the clue outside of an approval, compared with its subjects; `accepted`: what was approved with its routing. */
export interface ComparedReceiver {
  readonly check: AcquaintanceCheck;
  readonly accepted: readonly Acquaintance[];
  /** Whether whoever asks may read whom others know; default: they ask for themselves. */
  readonly isTold?: boolean;
}

/**
 * 2.5, 3.15: what an approver did not accept, nobody else does. Whoever comes from a township that was approved as handling its own people is accepted with it.
 *
 * @throws DomainError what `refused` says of the reasons that nobody accepted
 */
export function ensureAccepted(
  compared: ComparedReceiver | undefined,
  refused: (hits: readonly Acquaintance[], isTold: boolean) => Refusal,
): void {
  const { accepted = [], check, isTold = true } = compared ?? {};
  const hits = (check?.hits ?? []).filter((hit) => !accepted.some((one) => sameAcquaintance(one, hit) || isOfTownship(one, hit)));
  ensure(hits.length === 0, refused(hits, isTold));
}

function isOfTownship(unit: Acquaintance, { subjectId, kind, organisationId }: Acquaintance): boolean {
  return (
    unit.personId === undefined &&
    unit.kind === 'same-township' &&
    kind === unit.kind &&
    unit.subjectId === subjectId &&
    unit.organisationId === organisationId
  );
}

/** What the event stores of the versions that took part. */
export function rulesOf({ rule, townshipBy: township }: AcquaintanceCheck): readonly RuleVersion[] {
  return [rule, ...(township ? [township] : [])];
}

/** Whether two checks found the same reason. */
function sameAcquaintance(one: Acquaintance, other: Acquaintance): boolean {
  return (
    one.personId === other.personId &&
    one.subjectId === other.subjectId &&
    one.kind === other.kind &&
    one.organisationId === other.organisationId
  );
}

function between(
  { personId, facts }: Handler,
  subject: KnownSubject,
  { formerPostYears }: AcquaintanceRule,
  date: string,
): readonly Acquaintance[] {
  const { subjectId } = subject;
  const found: Acquaintance[] = [];
  const note = (kind: AcquaintanceKind, organisationId?: string) =>
    found.push({ personId, subjectId, kind, ...(organisationId ? { organisationId } : {}) });
  for (const township of townshipsOf(facts, date))
    if (townshipsOf(subject.facts, date).includes(township) || isWithin(subject.organisationId, township)) note('same-township', township);
  if (facts.some((fact) => isKinOf(fact, subject)) || subject.facts.some(({ kind, detail }) => kind === 'kin' && detail === personId))
    note('kin');
  const units = new Set(
    facts.filter((fact) => fact.kind === 'post' && countsOn(fact, date, formerPostYears)).map(({ organisationId }) => organisationId!),
  );
  const theirs = [
    knownUnitOf(subject),
    ...subject.facts
      .filter((fact) => fact.kind === 'post' && countsOn(fact, date, formerPostYears))
      .map(({ organisationId }) => organisationId!),
  ];
  for (const unit of units) if (theirs.includes(unit) || isPartOf(unit, subject)) note('former-post', unit);
  return found;
}

/** Whoever has a post in any part of an institution belongs to it. */
function isPartOf(unit: string, { kind, organisationId }: KnownSubject): boolean {
  return kind === 'institution' && isWithin(unit, organisationId);
}

/** The unit of a person or institution; of whoever is unidentified, where one below the commission is known. */
export function knownUnitOf(subject: Pick<Subject, 'kind' | 'organisationId'>): string | undefined {
  return subjectKindOf(subject) === 'unidentified' && jurisdictionOf(subject.organisationId) === subject.organisationId
    ? undefined
    : subject.organisationId;
}

function townshipsOf(facts: readonly PersonFact[], date: string): readonly string[] {
  return [
    ...new Set(facts.filter((fact) => fact.kind === 'home-township' && holdsOn(fact, date)).map(({ organisationId }) => organisationId!)),
  ];
}

function isKinOf({ kind, name, organisationId }: PersonFact, subject: KnownSubject): boolean {
  return (
    kind === 'kin' &&
    subjectKindOf(subject) === 'person' &&
    name === subject.name &&
    (organisationId === undefined || organisationId === subject.organisationId)
  );
}

/** A post counts while it is held, and for some years after. */
function countsOn({ from, until }: PersonFact, date: string, years: number): boolean {
  if (from !== undefined && from > date) return false;
  return until === undefined || `${String(Number(until.slice(0, 4)) + years)}${until.slice(4)}` >= date;
}
