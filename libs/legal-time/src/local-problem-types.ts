import type { LocalRow } from './local-rules.js';
import { nationalProblemTypes } from './problem-types.table.js';

/** An own kind of problem beneath one of the areas, or, for a code of the national table, further names of it (B1.22, B1.25). */
export interface LocalProblemType extends LocalRow {
  /** Of an own kind it begins with `local-`: no later row of the national table is meant by it. */
  readonly code: string;
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
  /** The area to which an own kind belongs. */
  readonly parent?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** An own kind that is no longer used. */
  readonly retired?: true | undefined;
}

const OWN = /^local(-[a-z0-9]+)+$/;
const related = (one: string, other: string) => one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
const namesOf = ({ zh, aliases = [] }: Pick<LocalProblemType, 'zh' | 'aliases'>): readonly string[] => [
  ...(zh === undefined ? [] : [zh]),
  ...aliases,
];

/**
 * The national table stays whole: an organisation adds kinds and names, and takes away only what is its own.
 *
 * @throws RangeError a row that changes the national table, that names no area, or a name that means something else already; it says which row
 */
export function ensureLocalProblemTypes(rows: readonly LocalProblemType[]): void {
  const areas = nationalProblemTypes.filter(({ parent }) => parent === null).map(({ code }) => code);
  rows.forEach((row, index) => {
    const place = `problemTypes.${index}`;
    const { code, zh, en, parent, retired } = row;
    const national = nationalProblemTypes.find((one) => one.code === code);
    if (national && (national.parent === null || zh !== undefined || en !== undefined || parent !== undefined || retired))
      throw new RangeError(`${place}: of ${code}, which is of the national table, only aliases can be added, and of areas none`);
    if (!national && !OWN.test(code)) throw new RangeError(`${place}: the code of an own type begins with “local-”: ${code}`);
    if (!national && (zh === undefined || parent === undefined || !areas.includes(parent)))
      throw new RangeError(`${place}: an own type has its zh and one of the areas as its parent: ${areas.join(', ')}`);
    const others = [...nationalProblemTypes.map((one) => ({ ...one, organisationId: row.organisationId })), ...rows].filter(
      (one) => one.code !== code && related(one.organisationId, row.organisationId),
    );
    const taken = namesOf(row).find((name) => others.some((one) => one.code === name || namesOf(one).includes(name)));
    if (taken !== undefined) throw new RangeError(`${place}: ${taken} names another type already`);
  });
}
