import { z } from 'zod';

/** Who manages the subject (管理权限), which decides who may approve what. */
export const managementLevels = ['upper', 'county', 'township', 'village'] as const;

/** 自然人 · 单位 · 身份不明. What names no kind is a person: nothing else was known before there were kinds. */
export const subjectKinds = ['person', 'institution', 'unidentified'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** 职级, as the commissions count whom they deal with: 省部级 · 厅局级 · 县处级 · 乡科级 · 一般干部 · 农村、企业等其他人员 */
export const personRanks = ['ministerial', 'bureau', 'county-division', 'township-section', 'clerk', 'other'] as const;

/** 人员类别: 中共党员 · 监察对象 · 中共党员且监察对象 · 其他 */
export const personCategories = ['party-member', 'public-official', 'party-member-and-public-official', 'neither'] as const;

/** What every subject (被反映人、被反映单位) has. */
interface AnySubject {
  readonly subjectId: string;
  /** What is shown: a person's or an institution's name; of an unidentified subject, how the report calls it. */
  readonly name: string;
  /** A person's unit, or the institution itself; of an unidentified subject the unit it is said to belong to, or the commission where none is known. */
  readonly organisationId: string;
  readonly managedBy: (typeof managementLevels)[number];
}

/** 自然人 */
export interface PersonSubject extends AnySubject {
  readonly kind?: 'person' | undefined;
  readonly position: string;
  /** Village cadres' tour clues are handled at a raised level (B3.6). */
  readonly villageCadre: boolean;
  readonly rank?: (typeof personRanks)[number] | undefined;
  readonly category?: (typeof personCategories)[number] | undefined;
}

/** 单位: a department, a Party organisation, an enterprise. */
export interface InstitutionSubject extends AnySubject {
  readonly kind: 'institution';
  /** 上级主管单位 */
  readonly superiorId?: string | undefined;
}

/** 身份不明: a person not yet named, or a matter without a known subject (有事无人). */
export interface UnidentifiedSubject extends AnySubject {
  readonly kind: 'unidentified';
  /** As reported. */
  readonly description: string;
}

/** What a clue is about, as far as other services need it. */
export type Subject = PersonSubject | InstitutionSubject | UnidentifiedSubject;

export function subjectKindOf({ kind }: Pick<Subject, 'kind'>): SubjectKind {
  return kind ?? 'person';
}

export function isPerson(subject: Subject): subject is PersonSubject {
  return subjectKindOf(subject) === 'person';
}

/** Whether a subject stands as it did: identified or corrected since, it is told otherwise. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  const members = (subject: Subject) => JSON.stringify(Object.entries(subject).sort(([first], [second]) => (first < second ? -1 : 1)));
  return members(one) === members(other);
}

/** B3.6 is about persons alone. */
export function isVillageCadre(subject: Subject): boolean {
  return isPerson(subject) && subject.villageCadre;
}

/** B1.7: whoever the upper level manages is the upper level's to deal with; nothing about them is kept here. */
export function isManagedAbove({ managedBy }: Pick<AskedSubject, 'managedBy'>): boolean {
  return managedBy === 'upper';
}

/** B1.7: whether all of them are this level’s. Services ask this before anything else, since even the fingerprint of an idempotency key would be a trace. */
export function areOwnLevel(subjects: readonly Pick<AskedSubject, 'managedBy'>[]): boolean {
  return !subjects.some(isManagedAbove);
}

/** The refusal of whatever takes subjects in: `<slice>.direct-forward`. */
export const managedAbove = (slice: string) => ({
  code: `${slice}.direct-forward`,
  rule: 'B1.7',
  zh: '反映上级管理干部的线索须径送上级机关,不得进入本级平台',
  en: 'Whoever the upper level manages is forwarded to it directly, and never entered here',
});

/** Empty of what holds none. */
export function positionOf(subject: Subject): string {
  return isPerson(subject) ? subject.position : '';
}

/** How a subject is called where neither a person nor an institution is named. */
export function unnamed(subject: Subject): string {
  if (isPerson(subject)) return subject.position;
  return subject.kind === 'institution' ? '单位' : '身份不明的对象';
}

const optional = {
  kind: z.enum(subjectKinds).optional(),
  rank: z.enum(personRanks).optional(),
  category: z.enum(personCategories).optional(),
  superiorId: z.string().optional(),
  description: z.string().max(2_000).optional(),
};

/** A subject as messages tell it. Released members stay: of what is no person, `position` is empty and `villageCadre` false. */
export const toldSubject = z.object({
  subjectId: z.string(),
  name: z.string(),
  organisationId: z.string(),
  position: z.string(),
  managedBy: z.enum(managementLevels),
  villageCadre: z.boolean(),
  ...optional,
});
export type ToldSubject = z.infer<typeof toldSubject>;

/** A subject as somebody enters it: which members a kind needs and takes stands in `subjectTerms`. */
export const askedSubject = z
  .strictObject({
    subjectId: z.string(),
    name: z.string(),
    organisationId: z.string().optional(),
    position: z.string().optional(),
    managedBy: z.enum(managementLevels).optional(),
    villageCadre: z.boolean().optional(),
    ...optional,
  })
  .meta({ id: 'Subject' });
export type AskedSubject = Readonly<z.infer<typeof askedSubject>>;

export function toldOf(subject: Subject): ToldSubject {
  return isPerson(subject) ? subject : { position: '', villageCadre: false, ...subject };
}

/** What a message tells, without the members that it has for earlier readers alone. */
export function subjectOf(told: ToldSubject): Subject {
  return settled(told) as Subject;
}

type Member = keyof AskedSubject;

/** What a kind needs, and takes beside. An unidentified subject is managed as the highest that the commission manages, until it is identified. */
export const subjectTerms: Readonly<Record<SubjectKind, { readonly requires: readonly Member[]; readonly takes: readonly Member[] }>> = {
  person: { requires: ['organisationId', 'managedBy', 'position', 'villageCadre'], takes: ['rank', 'category'] },
  institution: { requires: ['organisationId', 'managedBy'], takes: ['superiorId'] },
  unidentified: { requires: ['description'], takes: ['organisationId', 'managedBy'] },
};
const always: readonly Member[] = ['kind', 'subjectId', 'name'];

export interface SubjectFault {
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly missing: readonly Member[];
  readonly notTaken: readonly Member[];
}

/** What keeps something from being a subject of its kind; undefined: nothing. */
export function subjectFault(asked: AskedSubject): SubjectFault | undefined {
  const kind = asked.kind ?? 'person';
  const { requires, takes } = subjectTerms[kind];
  const given = settled(asked);
  const missing = requires.filter((member) => given[member] === undefined);
  const known = [...always, ...requires, ...takes];
  const notTaken = (Object.keys(given) as Member[]).filter((member) => given[member] !== undefined && !known.includes(member));
  return missing.length + notTaken.length === 0 ? undefined : { subjectId: asked.subjectId, kind, missing, notTaken };
}

/** The refusal of whatever takes subjects in: `<slice>.subject-unfit`. */
export const subjectUnfit = (slice: string) => (fault: SubjectFault) => ({
  code: `${slice}.subject-unfit`,
  kind: 'invalid' as const,
  zh: '被反映对象的信息与其类型不符:自然人须写明单位、职务,单位没有职务,身份不明的须写明反映的情况',
  en: 'A subject lacks what its kind needs, or has what its kind does not: a person has a unit and a position, an institution has no position, of whoever is unidentified the report is described',
  details: { ...fault },
});

/**
 * Of faultless subjects: each as its kind has it.
 *
 * @param organisationId the commission, to which an unidentified subject belongs as long as no unit is known
 */
export function subjectsAsked(asked: readonly AskedSubject[], organisationId: string): readonly Subject[] {
  return asked.map(
    (one) => (one.kind === 'unidentified' ? { organisationId, managedBy: 'county' as const, ...settled(one) } : settled(one)) as Subject,
  );
}

/** Without what says nothing: of no person the empty members of released messages, of a person its kind, which goes without saying. */
function settled({ kind, ...asked }: AskedSubject): AskedSubject {
  if (kind === undefined || kind === 'person') return asked;
  const { position, villageCadre, organisationId, ...rest } = asked;
  return {
    ...rest,
    kind,
    ...(position ? { position } : {}),
    ...(villageCadre ? { villageCadre } : {}),
    ...(organisationId ? { organisationId } : {}),
  };
}
