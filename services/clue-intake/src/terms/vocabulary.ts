/** Codes as they are stored, and the Chinese terms under which people read and write them. */
export interface Vocabulary<Code extends string = string> {
  readonly codes: readonly Code[];
  /** The term of a code; of one that another version stored, the code itself. */
  termOf(code: string): string;
  /** The code that a text means: by its term, by itself, or by another name that ledgers have for it; undefined for what is none. */
  codeOf(text: string): Code | undefined;
}

/** @param others names that ledgers have for a code beside its term; the first that fits counts */
export function vocabulary<Code extends string>(
  terms: Readonly<Record<Code, string>>,
  others: readonly (readonly [Code, RegExp])[] = [],
): Vocabulary<Code> {
  const codes = Object.keys(terms) as Code[];
  const byText = new Map<string, Code>(codes.flatMap((code) => [[code, code] as const, [terms[code], code] as const]));
  return {
    codes,
    termOf: (code) => (Object.hasOwn(terms, code) ? terms[code as Code] : code),
    codeOf: (text) => byText.get(text) ?? others.find(([, form]) => form.test(text))?.[0],
  };
}
