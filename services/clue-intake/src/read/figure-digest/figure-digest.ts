import type { FigureAnswer } from '@liandong/contracts';
import { summedBy, wordOf } from '@liandong/service-kit';

/** One group of a figure over a period. */
export interface DigestLine {
  readonly dimensions: Readonly<Record<string, string>>;
  /** What it came to at the period's end. */
  readonly standing: number;
  /** By how much it changed within the period. */
  readonly within: number;
  /** Part of all that changed within the period, in percent with one decimal; null where nothing did. */
  readonly share: number | null;
}

export interface FigureOfPeriod {
  readonly figure: string;
  readonly title: FigureAnswer['title'];
  readonly standing: number;
  readonly within: number;
  readonly groups: readonly DigestLine[];
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** A figure at the end of a period beside what it was before it, by some of its dimensions (all without `by`). What is 0 at both is left out. */
export function figureOfPeriod(before: FigureAnswer, until: FigureAnswer, by?: readonly string[]): FigureOfPeriod {
  const [earlier, later] = [byWord(before, by), byWord(until, by)];
  const within = round(until.value - before.value, 2);
  const groups = [...new Map([...later, ...earlier]).entries()].map(([key, { dimensions }]) => {
    const standing = later.get(key)?.value ?? 0;
    const change = round(standing - (earlier.get(key)?.value ?? 0), 2);
    return { dimensions, standing, within: change, share: within === 0 ? null : round((change / within) * 100, 1) };
  });
  return {
    figure: until.figure,
    title: until.title,
    standing: until.value,
    within,
    groups: groups
      .filter(({ standing, within: change }) => standing !== 0 || change !== 0)
      .sort((one, other) => other.standing - one.standing || wordOf(one.dimensions).localeCompare(wordOf(other.dimensions))),
  };
}

const byWord = ({ groups }: FigureAnswer, by: readonly string[] | undefined) =>
  new Map(summedBy(groups, by).map((group) => [wordOf(group.dimensions), group] as const));
