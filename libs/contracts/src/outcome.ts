import { z } from 'zod';
import { type Subject, type SubjectKind, subjectKindOf } from './subject.js';

/** What a verification or a trial ended with for one person. `file` 立案 · `admonish` 诫勉谈话 · `criticise-educate` 批评教育 · `no-case` 了结 */
export const personOutcomes = ['file', 'admonish', 'criticise-educate', 'no-case'] as const;
export type PersonOutcome = (typeof personOutcomes)[number];

/** What an institution alone may end with: 问责 by 检查 · 通报 · 改组 (《中国共产党问责条例》第八条), 纪律检查建议、监察建议 (B6.1) */
export const institutionMeasures = ['examination', 'circular', 'reorganisation', 'suggestion'] as const;
export type InstitutionMeasure = (typeof institutionMeasures)[number];

/** From the lightest to the deepest: whoever ends with several counts with the deepest (B2.26). */
export const subjectOutcomes = [
  'no-case',
  'suggestion',
  'criticise-educate',
  'admonish',
  'examination',
  'circular',
  'reorganisation',
  'file',
] as const;
export type SubjectOutcome = (typeof subjectOutcomes)[number];

/**
 * 处理结果与对象类型: what each kind of subject may end with. Of whoever is unidentified there is a case on the matter (以事立案), or none; nobody is
 * dealt with before somebody knows who it is.
 */
export const outcomesByKind: Readonly<Record<SubjectKind, readonly SubjectOutcome[]>> = {
  person: ['file', 'admonish', 'criticise-educate', 'no-case'],
  institution: ['file', 'examination', 'circular', 'reorganisation', 'suggestion', 'no-case'],
  unidentified: ['file', 'no-case'],
};

export function suits(outcome: SubjectOutcome, subject: Pick<Subject, 'kind'>): boolean {
  return outcomesByKind[subjectKindOf(subject)].includes(outcome);
}

/** The refusal of an outcome that this kind of subject cannot have: `<slice>.outcome-unfit`, with those that it can. */
export const outcomeUnfit = (slice: string) => (subject: Pick<Subject, 'kind' | 'subjectId'>, outcome: SubjectOutcome) => ({
  code: `${slice}.outcome-unfit`,
  kind: 'invalid' as const,
  zh: '处理结果与对象类型不符:对自然人可立案、诫勉、批评教育或者了结;对单位可立案、问责(检查、通报、改组)、提出建议或者了结;身份不明的,查明前只能以事立案或者了结',
  en: 'This kind of subject cannot have this outcome: persons are filed, admonished, criticised and educated; institutions are filed, held accountable or given a suggestion; whoever is unidentified has a case on the matter, or none, until identified',
  allowed: outcomesByKind[subjectKindOf(subject)],
  details: { subjectId: subject.subjectId, kind: subjectKindOf(subject), outcome },
});

/** An outcome as messages tell it: released choices stay, and a finer one stands beside “nothing follows for a person”. */
export interface ToldOutcome {
  readonly outcome: PersonOutcome;
  readonly institutionOutcome?: string | undefined;
}

export function toldOutcomeOf(outcome: SubjectOutcome): ToldOutcome {
  return isPersonOutcome(outcome) ? { outcome } : { outcome: 'no-case', institutionOutcome: outcome };
}

export function outcomeOf({ outcome, institutionOutcome }: ToldOutcome): SubjectOutcome {
  return subjectOutcomes.find((known) => known === institutionOutcome) ?? outcome;
}

export function isPersonOutcome(outcome: SubjectOutcome): outcome is PersonOutcome {
  return personOutcomes.some((known) => known === outcome);
}

export function isInstitutionMeasure(outcome: SubjectOutcome): outcome is InstitutionMeasure {
  return institutionMeasures.some((known) => known === outcome);
}

/** The deepest of what was known and what is added. */
export function deeper(known: SubjectOutcome | undefined, added: SubjectOutcome): SubjectOutcome {
  return known !== undefined && subjectOutcomes.indexOf(known) >= subjectOutcomes.indexOf(added) ? known : added;
}

/** How many subjects ended with which outcome: persons as ever, and apart from them institutions and matters, where there are any. */
export const outcomeFigures = z.object({
  filed: z.number(),
  admonished: z.number(),
  educated: z.number(),
  noCase: z.number(),
  institutions: z.object({ filed: z.number(), accountable: z.number(), suggested: z.number(), noCase: z.number() }).optional(),
  unidentified: z.object({ filed: z.number(), noCase: z.number() }).optional(),
});
export type OutcomeFigures = Readonly<z.infer<typeof outcomeFigures>>;

/** Persons are counted alone (B1.22): a unit that is held accountable is nobody admonished. */
export function countOutcomes(
  ended: readonly { readonly kind: SubjectKind; readonly outcome: SubjectOutcome | undefined }[],
): OutcomeFigures {
  const of = (wanted: SubjectKind) => ended.filter(({ kind }) => kind === wanted).map(({ outcome }) => outcome);
  const count = (outcomes: readonly (SubjectOutcome | undefined)[], ...wanted: readonly SubjectOutcome[]) =>
    outcomes.filter((outcome) => outcome !== undefined && wanted.includes(outcome)).length;
  const [persons, units, unknown] = [of('person'), of('institution'), of('unidentified')];
  return {
    filed: count(persons, 'file'),
    admonished: count(persons, 'admonish'),
    educated: count(persons, 'criticise-educate'),
    noCase: count(persons, 'no-case'),
    ...(units.length > 0
      ? {
          institutions: {
            filed: count(units, 'file'),
            accountable: count(units, 'examination', 'circular', 'reorganisation'),
            suggested: count(units, 'suggestion'),
            noCase: count(units, 'no-case'),
          },
        }
      : {}),
    ...(unknown.length > 0 ? { unidentified: { filed: count(unknown, 'file'), noCase: count(unknown, 'no-case') } } : {}),
  };
}
