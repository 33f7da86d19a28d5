import type { FigureAnswer, FigureQuestion } from '@liandong/contracts';

/** What a figure calls one of its dimensions, and its codes; null: they stand as they are. Some codes are an organisation's own. Undefined: nobody said. */
export type DimensionTerms = (
  figure: string,
  dimension: string,
) => { readonly zh: string; readonly terms: { termOf(code: string, organisationId?: string): string } | null } | undefined;

/** The answer with the terms of its codes beside them. */
export function withTerms(
  answer: FigureAnswer,
  asked: Pick<FigureQuestion, 'dimensions' | 'withinOrganisation'>,
  termsOf?: DimensionTerms,
): FigureAnswer {
  if (!termsOf) return answer;
  const terms: Record<string, { readonly zh: string; readonly members: Record<string, string> }> = {};
  for (const { dimensions } of [...answer.groups, ...answer.events]) {
    const organisationId = dimensions['organisation'] ?? asked.dimensions['organisation'] ?? asked.withinOrganisation;
    for (const [dimension, code] of Object.entries(dimensions)) {
      const known = termsOf(answer.figure, dimension);
      if (!known) continue;
      const { members } = (terms[dimension] ??= { zh: known.zh, members: {} });
      const term = known.terms?.termOf(code, organisationId);
      if (term !== undefined && term !== code) members[code] = term;
    }
  }
  return { ...answer, terms };
}
