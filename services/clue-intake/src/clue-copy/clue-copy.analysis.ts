import type { Subject } from '@liandong/contracts';
import { ensure } from '@liandong/event-sourcing';
import { clueCopyErrors } from './clue-copy.errors.js';
import type { AnalysedItem, CopyConclusion, ItemResult } from './clue-copy.events.js';
import type { ClueCopyState } from './clue-copy.state.js';

/** What goes on in another department names it. */
const takenUp: readonly CopyConclusion[] = ['daily-supervision', 'prompt-hint'];

/** 研判分析 by problem and unit: which items, and how often which conclusion. */
export interface AnalysisGroup {
  readonly problemType: string;
  readonly unitId: string;
  readonly itemNos: readonly number[];
  readonly conclusions: Readonly<Partial<Record<CopyConclusion, number>>>;
}

/**
 * 1.13: every item is concluded on once; clues are disposed of in the library and nowhere else; what a tour is given names no person.
 *
 * @param persons names of the subjects of what was taken in
 * @throws DomainError clue-copy.items-not-covered, conclusions-unfit, clue-missing, clue-not-concluded, receiver-missing, names-person
 */
export function ensureAnalysis(analysis: readonly AnalysedItem[], persons: readonly string[], { items, clueIds }: ClueCopyState): void {
  const named = analysis.map(({ itemNo }) => itemNo);
  const known = items.map(({ itemNo }) => itemNo);
  const amiss = [
    ...new Set([
      ...known.filter((itemNo) => !named.includes(itemNo)),
      ...named.filter((itemNo, index) => !known.includes(itemNo) || named.indexOf(itemNo) !== index),
    ]),
  ];
  ensure(amiss.length === 0, clueCopyErrors.notCovered(amiss));
  const none = (unfit: (item: AnalysedItem) => boolean, refusal: (itemNos: readonly number[]) => Parameters<typeof ensure>[1]) => {
    const found = analysis.filter(unfit).map(({ itemNo }) => itemNo);
    ensure(found.length === 0, refusal(found));
  };
  none(
    ({ conclusions }) =>
      new Set(conclusions).size !== conclusions.length ||
      conclusions.length === 0 ||
      (conclusions.includes('no-use') && conclusions.length > 1),
    clueCopyErrors.conclusionsUnfit,
  );
  none(({ itemNo, conclusions }) => conclusions.includes('clue') && !clueIds.has(itemNo), clueCopyErrors.clueMissing);
  const isClue = (itemNo: number) => clueIds.has(itemNo) || items.some((item) => item.itemNo === itemNo && item.kind === 'clue');
  none(({ itemNo, conclusions }) => isClue(itemNo) && !conclusions.includes('clue'), clueCopyErrors.clueNotConcluded);
  none(
    ({ conclusions, toOrganisation }) => conclusions.some((one) => takenUp.includes(one)) !== (toOrganisation !== undefined),
    clueCopyErrors.receiverMissing,
  );
  const names = [...persons, ...items.flatMap((item) => (item.kind === 'clue' ? namesOfPersons(item.subjects) : []))];
  none(
    ({ conclusions, opinion }) => conclusions.includes('political-ecology') && names.some((name) => opinion.includes(name)),
    clueCopyErrors.namesPerson,
  );
}

/** Who is not to be named. Institutions may: whose ecology it is has a name. */
export function namesOfPersons(subjects: readonly Subject[]): readonly string[] {
  return subjects.filter(({ kind }) => kind !== 'institution').map(({ name }) => name);
}

/** What the people's congress is told of each item: the reason only where it is of no use. */
export function resultsOf({ analysis, clueIds }: Pick<ClueCopyState, 'analysis' | 'clueIds'>): readonly ItemResult[] {
  return analysis.map(({ itemNo, conclusions, opinion }) => {
    const clueId = clueIds.get(itemNo);
    return {
      itemNo,
      conclusions,
      ...(conclusions.includes('no-use') ? { reason: opinion } : {}),
      ...(clueId === undefined ? {} : { clueId }),
    };
  });
}

/** By problem and unit, in the order in which they first appear. */
export function groupsOf(analysis: readonly AnalysedItem[]): readonly AnalysisGroup[] {
  const groups = new Map<string, AnalysedItem[]>();
  for (const item of analysis) {
    const key = `${item.problemType} ${item.unitId}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].map((members) => {
    const conclusions: Partial<Record<CopyConclusion, number>> = {};
    for (const one of members.flatMap((member) => member.conclusions)) conclusions[one] = (conclusions[one] ?? 0) + 1;
    return { problemType: members[0]!.problemType, unitId: members[0]!.unitId, itemNos: members.map(({ itemNo }) => itemNo), conclusions };
  });
}
