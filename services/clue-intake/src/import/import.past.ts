import { kindNamed, nearestTerms, type ProblemType } from '@liandong/legal-time';
import type { FactOfRow, PastOfRow } from '../clue/clue.past.decider.js';
import type { RowCells } from './import.cells.js';

const dated = [
  ['filed', 'filedOn'],
  ['handled', 'handledOn'],
  ['sanctioned', 'sanctionedOn'],
  ['detained', 'detainedOn'],
  ['transferred', 'transferredOn'],
] as const;

/** What the ledger says of the clue's past: its problem types, its mode, and what became of its subjects. Nothing where it has no such columns. */
export function pastOfRow(
  cells: RowCells,
  { reference, subjects, kinds }: { readonly reference: string; readonly subjects: number; readonly kinds: () => readonly ProblemType[] },
): PastOfRow | undefined {
  const problemTypes = problemTypesOf(cells, kinds);
  const disposedOn = cells.one('disposedOn');
  const disposal = disposalOf(cells, disposedOn);
  const facts = factsOf(cells, { reference, subjects, disposedOn });
  if (!problemTypes && !disposal && facts.length === 0) return undefined;
  return { ...(problemTypes ? { problemTypes } : {}), ...(disposal ? { disposal } : {}), facts };
}

/** B1.22: as the table calls them, by code, term or another name. */
function problemTypesOf(cells: RowCells, kindsInUse: () => readonly ProblemType[]): readonly string[] | undefined {
  const words = cells.one('problemTypes') ?? [];
  if (words.length === 0) return undefined;
  const kinds = kindsInUse();
  const found = words.map((word) => ({ word, code: kindNamed(kinds, word)?.code }));
  const unknown = found.find(({ code }) => code === undefined);
  if (unknown) return void cells.refuse('problemTypes', 'import.problem-type-unknown', nearestTerms(kinds, unknown.word));
  return [...new Set(found.map(({ code }) => code!))];
}

function disposalOf(cells: RowCells, disposedOn: string | undefined): PastOfRow['disposal'] {
  const mode = cells.one('mode');
  if (mode && !cells.says('disposedOn')) cells.refuse('disposedOn', 'import.value-missing');
  return mode && disposedOn ? { mode, disposedOn } : undefined;
}

function factsOf(
  cells: RowCells,
  { reference, subjects, disposedOn }: { readonly reference: string; readonly subjects: number; readonly disposedOn: string | undefined },
): readonly FactOfRow[] {
  const [levels, forms, amounts] = [cells.each('filedBy', subjects), cells.each('form', subjects), cells.each('recovered', subjects)];
  const days = dated.map(([fact, field]) => [fact, cells.each(field, subjects)] as const);
  return levels.flatMap((level, index) => {
    const [form, amountFen] = [forms[index], amounts[index]];
    const same = { reference, ...(level ? { level } : {}), ...(index > 0 ? { place: index } : {}) };
    const facts = days.flatMap(([fact, each]): readonly FactOfRow[] => {
      const on = each[index];
      return on === undefined ? [] : [{ ...same, fact, on, ...(fact === 'sanctioned' && form ? { form } : {}) }];
    });
    const last =
      facts
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? disposedOn;
    if (!amountFen) return facts;
    if (last === undefined) cells.refuse('recovered', 'import.facts-undated');
    return last === undefined ? facts : [...facts, { ...same, fact: 'recovered', on: last, amountFen } satisfies FactOfRow];
  });
}
