import { ensure, type Refusal, type RuleVersion } from '@liandong/event-sourcing';
import { kindsBetween, nationalAreaOf, nearestTerms, PROBLEM_TYPES, problemTypesOn, type ProblemType } from '@liandong/legal-time';

/** What a clue, or an item of a copy, is filed under. `areas`: the areas of its types, stored with them since a table may move a type later. */
export interface FiledProblems {
  readonly problemTypes: readonly string[];
  readonly areas: readonly string[];
}

interface Filing {
  readonly receivedOn: string;
  readonly filedOn: string;
  readonly organisationId: string | undefined;
}

const codesOf = (types: readonly ProblemType[]) => types.map(({ code }) => code);

/** A type that is of no table, and one of which the table says that it is no longer used. */
const refusals = {
  unknown: (unknown: readonly string[], nearest: readonly string[], allowed: readonly string[]): Refusal => ({
    code: 'clue.problem-type-unknown',
    kind: 'invalid',
    rule: 'B1.22',
    zh: '问题类型表中没有这些类型;须用二级类型的代码',
    en: 'The table of problem types has no such kinds; a kind of its second level is named by its code',
    allowed,
    details: { unknown, nearest },
  }),
  retired: (retired: readonly string[], allowed: readonly string[]): Refusal => ({
    code: 'clue.problem-type-retired',
    kind: 'invalid',
    rule: 'B1.22',
    zh: '这些问题类型已停用,不再用于新的线索',
    en: 'These problem types are retired: no new clue is filed under them',
    allowed,
    details: { retired },
  }),
};

/**
 * B1.22: the types under which something is filed, with their areas, and the versions of the table that took part.
 *
 * @throws DomainError clue.problem-type-unknown, clue.problem-type-retired, both with what is allowed
 */
export function filedUnder(
  given: readonly string[],
  { receivedOn, filedOn, organisationId }: Filing,
): FiledProblems & { readonly rules: readonly RuleVersion[] } {
  const kinds = kindsBetween(receivedOn, filedOn, organisationId);
  const table = problemTypesOn(filedOn, organisationId);
  const allowed = codesOf(kinds);
  const problemTypes = [...new Set(given)];
  const missing = problemTypes.filter((code) => !allowed.includes(code));
  const retired = missing.filter((code) => codesOf(table.retired).includes(code));
  ensure(retired.length === 0, refusals.retired(retired, allowed));
  ensure(missing.length === 0, refusals.unknown(missing, nearestTerms(kinds, missing[0] ?? ''), allowed));
  const named = kinds.filter(({ code }) => problemTypes.includes(code));
  const own = named.filter(({ code }) => nationalAreaOf(code) === undefined).map(({ version }) => version);
  return {
    problemTypes,
    areas: [...new Set(named.map(({ parent }) => parent!))],
    rules: [...new Set([table.version, ...own])].map((version) => ({ ruleId: PROBLEM_TYPES, version })),
  };
}

/** The areas of what was filed; before they were stored, the types were of the national table. */
export function areasOf({
  problemTypes,
  areas,
}: {
  readonly problemTypes: readonly string[];
  readonly areas?: readonly string[] | undefined;
}): readonly string[] {
  return areas ?? [...new Set(problemTypes.flatMap((code) => nationalAreaOf(code) ?? []))];
}
