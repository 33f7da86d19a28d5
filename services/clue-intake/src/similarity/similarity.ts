/** Letters, digits and characters only, in lower case: what two texts are compared and searched by. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Every two neighbouring characters of a text, each once. Chinese is written without spaces and many of its words have two characters, so
 * pairs find what words would, whatever the locale of the database.
 */
export function bigramsOf(text: string): readonly string[] {
  const characters = [...plain(text)];
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]!}${character}`))];
}

/** Share of pairs that two texts have in common (Jaccard), between 0 and 1. */
export function likeness(one: readonly string[], other: readonly string[]): number {
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
export function signatureOf(pairs: readonly string[]): readonly string[] {
  if (pairs.length === 0) return [];
  const hashes = pairs.map(hash);
  const minimum = (round: number) => {
    const seed = Math.imul(round + 1, 0x9e3779b1);
    let least = 0xffffffff;
    for (const value of hashes) least = Math.min(least, mixed(value ^ seed));
    return least;
  };
  return Array.from({ length: BANDS }, (_, band) => {
    let value = 0;
    for (let index = 0; index < MINIMA; index += 1) value = mixed(value ^ minimum(band * MINIMA + index));
    return `${band}:${value.toString(36)}`;
  });
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

/** Spreads a number over 32 bits, so that every round orders the pairs differently. */
function mixed(value: number): number {
  let spread = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}
