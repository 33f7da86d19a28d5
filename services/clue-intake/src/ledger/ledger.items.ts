/** Full-width signs as escapes, since they look like the others. */
const SEPARATORS = /[、;\uFF1B\n]/;
/** What stands for nothing. */
const NOTHING = /^(无|否|[-—/]+)?$/;
export const isNothing = (text: string): boolean => NOTHING.test(text);
const DASH = '—';

interface Item {
  readonly text: string;
  readonly quoted: boolean;
}

/** The items of a list as ledgers write it, without empty ones. One in quotes, as our exports write it where it must, holds what would separate. */
export function itemsOf(text: string, separators = SEPARATORS): readonly Item[] {
  const whole = text.trim();
  if (whole === '') return [];
  if (!separators.test(whole) && !whole.startsWith('"')) return [{ text: whole, quoted: false }];
  const items: Item[] = [];
  for (let rest = text; rest !== '';) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const behind = quoted ? rest.slice(quoted[0].length) : '';
    if (quoted && (behind === '' || separators.test(behind[0]!))) {
      items.push({ text: quoted[1]!.replaceAll('""', '"'), quoted: true });
      rest = behind.slice(1);
      continue;
    }
    const end = rest.search(separators);
    const item = (end < 0 ? rest : rest.slice(0, end)).trim();
    if (item !== '') items.push({ text: item, quoted: false });
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  return items;
}

/** With 、 between them; in quotes what would be read as several items, as none, or as a quote. */
export function joined(items: readonly string[]): string {
  return items
    .map((item) =>
      /^"|[、;\uFF1B,\uFF0C\n]/.test(item) || isNothing(item) || item !== item.trim() ? `"${item.replaceAll('"', '""')}"` : item,
    )
    .join('、');
}

/** One cell for several persons, in their order: once where all have the same, with a dash for whoever has nothing. */
export function writeEach(values: readonly (string | undefined)[], { apart }: { readonly apart: boolean }): string | null {
  if (values.every((value) => value === undefined)) return null;
  if (values.length === 1) return values[0]!;
  if (!apart && values.every((value) => value === values[0])) return joined([values[0]!]);
  return values.map((value) => (value === undefined ? DASH : joined([value]))).join('、');
}

/**
 * What a cell says of each of several persons: as many items as persons are one for each, one item is everybody's. Anything else is one
 * text for all; undefined where each has to be told `apart`.
 */
export function readEach(text: string, count: number, { apart }: { readonly apart: boolean }): readonly (string | undefined)[] | undefined {
  if (count <= 1) return [text];
  const items = itemsOf(text);
  if (items.length === count) return items.map((item) => (!item.quoted && isNothing(item.text) ? undefined : item.text));
  if (apart) return undefined;
  return Array<string>(count).fill(items.length === 1 ? items[0]!.text : text);
}
