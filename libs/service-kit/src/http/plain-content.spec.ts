import { ensurePlainAddress, ensureTexts } from './plain-content.js';
import { parseJsonBody } from './json-body.js';
import { InvalidContent } from './problem-of.js';

/** Where the content is refused; undefined when it is taken. */
function refusedAt(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidContent)) throw error;
    return error.errors[0]!.pointer;
  }
}

describe('content that no store could keep as it is', () => {
  it.each([
    ['a NUL', { a: [{ 'b/c~d': '\u0000' }] }, '/a/0/b~1c~0d'],
    ['half a surrogate pair', { a: 'x\ud800y' }, '/a'],
    ['a NUL in a name', { a: { 'x\u0000': 1 } }, '/a'],
    ['everything else', { a: '𠮷 — \n\t\u0001 é', b: [null, 1, true] }, undefined],
  ])('%s', (_name, body, pointer) => expect(refusedAt(() => ensureTexts(body))).toBe(pointer));

  it('bytes that are no UTF-8 are refused, instead of becoming other characters', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow('UTF-8');
  });

  it.each([
    ['an id of ours', { id: 'v1-s1' }, {}, undefined],
    ['a long id', { id: 'x'.repeat(301) }, {}, 'id'],
    ['a line feed in an id', { id: 'a\nb' }, {}, 'id'],
    ['a NUL in a query', {}, { q: ['a', '\u0000'] }, 'q'],
    ['a long query', {}, { q: 'x'.repeat(2_001) }, 'q'],
    ['nothing at all', undefined, undefined, undefined],
  ])('%s', (_name, params, query, pointer) => expect(refusedAt(() => ensurePlainAddress(params, query))).toBe(pointer));
});
