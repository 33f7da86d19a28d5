import { InvalidContent } from './problem-of.js';

/** Characters of an id in an address; our longest, a case's, has two ids with a hyphen. */
export const LONGEST_ID = 300;
/** Characters of one value of a query. */
const LONGEST_VALUE = 2_000;

const CONTROL = /\p{Cc}/u;
const HALF_CHARACTER = /\p{Cs}/u;

/** Neither NUL, which no store of ours can keep, nor half a surrogate pair, which is no character. */
function isText(text: string): boolean {
  return !text.includes('\u0000') && !HALF_CHARACTER.test(text);
}

/**
 * Refuses texts anywhere in a body that could not be stored as they are.
 *
 * @throws InvalidContent
 */
export function ensureTexts(body: unknown, pointer = ''): void {
  if (typeof body === 'string') {
    if (!isText(body)) throw new InvalidContent([{ pointer, detail: '含有空字符或不完整的字符 / contains NUL or half a character' }]);
  } else if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      if (!isText(name))
        throw new InvalidContent([{ pointer, detail: '成员名含有空字符或不完整的字符 / a name contains NUL or half a character' }]);
      ensureTexts(value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
}

/**
 * Refuses ids and query values that no client of ours can mean.
 *
 * @throws InvalidContent
 */
export function ensurePlainAddress(params: unknown, query: unknown): void {
  for (const [name, value] of Object.entries(params ?? {})) {
    if (typeof value !== 'string' || value.length > LONGEST_ID || CONTROL.test(value) || !isText(value)) {
      throw new InvalidContent([{ pointer: name, detail: `至多 ${LONGEST_ID} 个可见字符 / at most ${LONGEST_ID} visible characters` }]);
    }
  }
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value].flat()) {
      if (typeof one !== 'string' || one.length > LONGEST_VALUE || !isText(one)) {
        throw new InvalidContent([
          { pointer: name, detail: `至多 ${LONGEST_VALUE} 个字符,不含空字符 / at most ${LONGEST_VALUE} characters, no NUL` },
        ]);
      }
    }
  }
}
