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

/** How many minima make a signature: two texts that share 30 % of their pairs have one in common in 997 of 1000 cases. */
const ROUNDS = 16;

/**
 * MinHash of a text's pairs: texts that are alike share an element, as often as they are alike, so that an index over the elements finds
 * the few that are worth comparing among very many.
 */
export function signatureOf(pairs: readonly string[]): readonly string[] {
  if (pairs.length === 0) return [];
  return Array.from({ length: ROUNDS }, (_, round) => `${round}:${Math.min(...pairs.map((pair) => hash(pair, round))).toString(36)}`);
}

/** FNV-1a with a final mix, so that neighbouring rounds order the pairs differently. */
function hash(text: string, round: number): number {
  let value = (0x811c9dc5 ^ Math.imul(round + 1, 0x9e3779b1)) >>> 0;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}
