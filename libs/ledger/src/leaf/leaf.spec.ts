import { type LedgerErrorCode } from '../errors.js';
import { leafOf, type LeafSource, parseLeaf } from '../index.js';

const source: LeafSource = {
  id: 'e-1',
  stream: 'clue-1',
  revision: 0,
  type: 'ClueReceived',
  schemaVersion: 1,
  occurredAt: '2020-06-11T01:30:00.000Z',
  recordedAt: '2020-06-11T01:30:00.120Z',
  actor: { personId: '王芳', organisationId: 'mhk', role: 'principal' },
  correlationId: 'm-1',
  causationId: 'c-1',
  dataHash: '0'.repeat(64),
  metadataHash: 'f'.repeat(64),
};
const leaf = Buffer.from(leafOf(source)).toString();
const refuses = (code: LedgerErrorCode, what: () => unknown) => expect(what).toThrow(expect.objectContaining({ code }));

describe('a leaf', () => {
  it('says nothing but its members, whatever else the caller holds', () => {
    const more = { ...source, position: 7n, actor: { ...source.actor, name: 'x' } };
    expect(Buffer.from(leafOf(more)).toString()).toBe(leaf);
    expect(parseLeaf(Buffer.from(leaf))).toEqual({ leafVersion: 1, ...source });
  });

  it.each<[string, Partial<Record<keyof LeafSource, unknown>>]>([
    ['a negative revision', { revision: -1 }],
    ['a broken revision', { revision: 0.5 }],
    ['no number', { schemaVersion: '1' }],
    ['a lone surrogate', { stream: '\ud800' }],
    ['upper-case hex', { dataHash: 'A'.repeat(64) }],
    ['a short digest', { metadataHash: 'a' }],
    ['a time without milliseconds', { recordedAt: '2020-06-11T01:30:00Z' }],
    ['a time elsewhere', { occurredAt: '2020-06-11T01:30:00.000+08:00' }],
    ['an actor without role', { actor: { personId: 'a', organisationId: 'b' } }],
    ['no id', { id: undefined }],
  ])('is not made with %s', (_what, change) => refuses('leaf.malformed', () => leafOf({ ...source, ...change } as LeafSource)));

  it('is not made larger than an entry bundle can hold', () =>
    refuses('leaf.too-long', () => leafOf({ ...source, stream: 'x'.repeat(65_535) })));

  it.each<[LedgerErrorCode, string, (text: string) => string | Buffer]>([
    ['leaf.not-canonical', 'a space', (text) => text.replace('{', '{ ')],
    [
      'leaf.not-canonical',
      'members in another order',
      (text) =>
        JSON.stringify({ ...(JSON.parse(text) as object), actor: undefined }).replace('{', `{"actor":${JSON.stringify(source.actor)},`),
    ],
    ['leaf.not-canonical', 'a member twice', (text) => text.replace('"id":', '"id":"x","id":')],
    ['leaf.not-canonical', 'an escape that is not needed', (text) => text.replace('王芳', '\\u738b芳')],
    ['leaf.not-canonical', 'another spelling of a number', (text) => text.replace('"revision":0', '"revision":0.0')],
    ['leaf.not-canonical', 'a newline at the end', (text) => `${text}\n`],
    ['leaf.malformed', 'minus zero', (text) => text.replace('"revision":0', '"revision":-0')],
    ['leaf.malformed', 'a further member', (text) => text.replace('"id":', '"constructor":1,"id":')],
    ['leaf.malformed', 'a member less', (text) => text.replace('"id":"e-1",', '')],
    ['leaf.malformed', 'another version', (text) => text.replace('"leafVersion":1', '"leafVersion":2')],
    ['leaf.malformed', 'no object', () => '[]'],
    ['leaf.malformed', 'no JSON', () => '{'],
    ['leaf.malformed', 'no UTF-8', () => Buffer.from([0xff])],
    ['leaf.too-long', 'too many bytes', () => ' '.repeat(65_536)],
  ])('%s: is not read with %s', (code, _what, change) => refuses(code, () => parseLeaf(Buffer.from(change(leaf)))));
});
