/** Letters, digits and characters only, in lower case: what two texts are compared and searched by. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Every two neighbouring characters of a text, each pair once and as a whole number of 32 bits, which is a quarter of what a text takes in an
 * array. Chinese is written without spaces and many of its words have two characters, so pairs find what words would, whatever the locale of
 * the database.
 */
export function bigramsOf(text: string): readonly number[] {
  const pairs = new Set<number>();
  let before: number | undefined;
  for (const character of plain(text)) {
    const code = character.codePointAt(0)!;
    // What lies beyond 16 bits shares its place with another character now and then: pairs narrow, they do not decide.
    const short = code > 0xffff ? mixed(code) & 0xffff : code;
    if (before !== undefined) pairs.add((before << 16) | short);
    before = short;
  }
  return [...pairs];
}

/** Share of pairs that two texts have in common (Jaccard), between 0 and 1. */
export function likeness(one: readonly number[], other: readonly number[]): number {
  const known = new Set(one);
  const common = other.filter((pair) => known.has(pair)).length;
  return common === 0 ? 0 : common / (one.length + other.length - common);
}

/**
 * Bands of a signature, and minima that each is made of. Texts that share 60 % of their pairs have a band in common in 98 of 100 cases, texts
 * that share 5 %, as any two complaints do, in 2 of 1000: so few of a large library are compared.
 */
const BANDS = 16;
const MINIMA = 3;

/**
 * MinHash of a text's pairs, in bands: texts that are alike share a band, so that an index over the bands finds the few that are worth
 * comparing among very many.
 */
export function signatureOf(pairs: readonly number[]): readonly number[] {
  if (pairs.length === 0) return [];
  const minimum = (round: number) => {
    const seed = seedOf(round);
    let least = 0xffffffff;
    for (const pair of pairs) least = Math.min(least, mixed(pair ^ seed));
    return least;
  };
  return Array.from({ length: BANDS }, (_, band) => {
    let value = seedOf(-1 - band);
    for (let index = 0; index < MINIMA; index += 1) value = mixed(value ^ minimum(band * MINIMA + index));
    return value | 0;
  });
}

/** Apart for every round, so that each orders the pairs differently, and for every band, so that none is taken for another. */
function seedOf(round: number): number {
  return Math.imul(round + 1, 0x9e3779b1);
}

/** Spreads a number over 32 bits. */
function mixed(value: number): number {
  let spread = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}
