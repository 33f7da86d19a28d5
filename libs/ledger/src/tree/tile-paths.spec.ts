import fc from 'fast-check';
import { type LedgerErrorCode } from '../errors.js';
import { decodeEntries, encodeEntries, entriesPath, parseTilePath, tilePath } from '../index.js';

const refuses = (code: LedgerErrorCode, what: () => unknown) => expect(what).toThrow(expect.objectContaining({ code }));

describe('paths of tiles', () => {
  it('are those of C2SP tlog-tiles', () => {
    expect(tilePath(0, 1_234_067, 256)).toBe('tile/0/x001/x234/067');
    expect(tilePath(0, 1234, 5)).toBe('tile/0/x001/234.p/5');
    expect(tilePath(63, 0, 1)).toBe('tile/63/000.p/1');
    expect(entriesPath(1000, 256)).toBe('tile/entries/x001/000');
  });

  it('are read as they are written', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
    fc.assert(
      fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (at, index, width) => {
        expect(parseTilePath(at === 'entries' ? entriesPath(index, width) : tilePath(at, index, width))).toEqual({
          level: at,
          index,
          width,
        });
      }),
    );
  });

  it.each([
    'tile/0/1',
    'tile/0/0001',
    'tile/00/001',
    'tile/64/001',
    'tile/-1/001',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x001/x234',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/05',
    'tile/0/001.p/999',
    'tile/8/0/001',
    'tile/data/001',
    '/tile/0/001',
    'tile/0/001/',
    'tile/0/../001',
    '',
    'tile/0/x999/x999/x999/x999/x999/999',
  ])('are refused as %j', (path) => refuses('tile.bad-path', () => parseTilePath(path)));

  it('are not written for tiles that cannot be', () => {
    for (const [level, index, width] of [
      [64, 0, 1],
      [-1, 0, 1],
      [0, -1, 1],
      [0, 0.5, 1],
      [0, 0, 0],
      [0, 0, 257],
    ] as const)
      refuses('tile.bad-path', () => tilePath(level, index, width));
  });
});

describe('entry bundles', () => {
  it('hold each leaf after its length', () => {
    expect(Buffer.from(encodeEntries([Buffer.from('ab'), new Uint8Array()])).toString('hex')).toBe('000261620000');
  });

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 256 }), (leaves) => {
        expect(decodeEntries(encodeEntries(leaves), leaves.length).map((leaf) => [...leaf])).toEqual(leaves.map((leaf) => [...leaf]));
      }),
    );
    expect(decodeEntries(encodeEntries([new Uint8Array(65_535)]), 1)[0]).toHaveLength(65_535);
  });

  it('are refused when cut off, with another count, or when a leaf does not fit', () => {
    const bundle = encodeEntries([Buffer.from('ab'), Buffer.from('c')]);
    for (const length of [1, 3, 5, 6]) refuses('entries.malformed', () => decodeEntries(bundle.subarray(0, length), 2));
    for (const count of [1, 3, 0, 257]) refuses('entries.malformed', () => decodeEntries(bundle, count));
    refuses('leaf.too-long', () => encodeEntries([new Uint8Array(65_536)]));
    refuses('entries.malformed', () => encodeEntries([]));
  });
});
