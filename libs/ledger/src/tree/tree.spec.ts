import fc from 'fast-check';
import { type LedgerErrorCode } from '../errors.js';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootAt,
  TreeAppender,
  verifyConsistency,
  verifyInclusion,
} from '../index.js';
import { MemoryTiles } from '../testing/memory-tiles.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const hexes = (list: readonly Uint8Array[]) => list.map(hex);
const hashes = (count: number): Uint8Array[] => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));

/** RFC 6962 §2.1, word by word. */
const split = (n: number) => 2 ** (Math.ceil(Math.log2(n)) - 1);
const MTH = (d: readonly Uint8Array[]): Uint8Array => {
  if (d.length === 0) return emptyRoot;
  if (d.length === 1) return d[0]!;
  const k = split(d.length);
  return nodeHash(MTH(d.slice(0, k)), MTH(d.slice(k)));
};
const PATH = (m: number, d: readonly Uint8Array[]): Uint8Array[] => {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k ? [...PATH(m, d.slice(0, k)), MTH(d.slice(k))] : [...PATH(m - k, d.slice(k)), MTH(d.slice(0, k))];
};
const SUBPROOF = (m: number, d: readonly Uint8Array[], whole: boolean): Uint8Array[] => {
  if (m === d.length) return whole ? [] : [MTH(d)];
  const k = split(d.length);
  return m <= k ? [...SUBPROOF(m, d.slice(0, k), whole), MTH(d.slice(k))] : [...SUBPROOF(m - k, d.slice(k), false), MTH(d.slice(0, k))];
};

const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 700 }), fc.constantFrom(255, 256, 257, 511, 512, 513));

function stored(leaves: readonly Uint8Array[]) {
  const source = new MemoryTiles();
  const appender = new TreeAppender();
  source.put(appender.append(leaves).tiles);
  return { source, appender };
}

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

describe('the tree', () => {
  it('has the root of RFC 6962, from the appender and from tiles', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const leaves = hashes(size);
        const { source, appender } = stored(leaves);
        expect(hex(appender.root)).toBe(hex(MTH(leaves)));
        expect(hex(await rootAt(size, source))).toBe(hex(MTH(leaves)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the root of every earlier size from wider tiles', async () => {
    const leaves = hashes(600);
    const { source } = stored(leaves);
    for (const size of [0, 1, 2, 3, 255, 256, 257, 300, 512, 599])
      expect(hex(await rootAt(size, source))).toBe(hex(MTH(leaves.slice(0, size))));
  });

  it('proves inclusion as RFC 6962 says, and the proof verifies', async () => {
    const place = sizes.chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));
    await fc.assert(
      fc.asyncProperty(place, async ([size, index]) => {
        const leaves = hashes(size);
        const { source, appender } = stored(leaves);
        const proof = await inclusionProof(index, size, source);
        expect(hexes(proof)).toEqual(hexes(PATH(index, leaves)));
        verifyInclusion({ leafHash: leaves[index]!, index, size, proof, root: appender.root });
      }),
      { numRuns: 60 },
    );
  });

  it('proves consistency as RFC 6962 says, and the proof verifies', async () => {
    const pair = sizes.chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));
    await fc.assert(
      fc.asyncProperty(pair, async ([from, to]) => {
        const leaves = hashes(to);
        const { source, appender } = stored(leaves);
        const proof = await consistencyProof(from, to, source);
        expect(hexes(proof)).toEqual(hexes(SUBPROOF(from, leaves, true)));
        verifyConsistency({ from, to, proof, fromRoot: MTH(leaves.slice(0, from)), toRoot: appender.root });
      }),
      { numRuns: 60 },
    );
  });

  it('grows in any portions, with any restarts, to the same tiles', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), async (size, portions) => {
        const leaves = hashes(size);
        const whole = stored(leaves);
        const source = new MemoryTiles();
        let appender = new TreeAppender();
        for (const portion of [...portions, size]) {
          source.put(appender.append(leaves.slice(appender.size, appender.size + portion)).tiles);
          appender = await TreeAppender.resume(appender.size, source);
          expect(hex(appender.root)).toBe(hex(MTH(leaves.slice(0, appender.size))));
          appender = new TreeAppender(appender.size, appender.edge);
        }
        expect(source.all()).toEqual(whole.source.all());
      }),
      { numRuns: 60 },
    );
  });

  it('writes the tiles that C2SP lists for 70,000 leaves', () => {
    const { tiles } = new TreeAppender().append(new Array<Uint8Array>(70_000).fill(emptyRoot));
    const count = (level: number, full: boolean) =>
      tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).map(({ width }) => width);
    expect(count(0, true)).toHaveLength(273);
    expect([count(0, false), count(1, true), count(1, false), count(2, false)]).toEqual([[112], [256], [17], [1]]);
    expect(new TreeAppender().append(new Array<Uint8Array>(256).fill(emptyRoot)).tiles.map(({ level, width }) => [level, width])).toEqual([
      [0, 256],
      [1, 1],
    ]);
  });

  it('answers with nothing new where nothing is appended', () => {
    const appender = new TreeAppender();
    expect(appender.append([])).toMatchObject({ size: 0, tiles: [] });
    expect(hex(appender.root)).toBe(hex(emptyRoot));
  });
});

describe('no bit may change', () => {
  it('in an inclusion proof, its leaf or its root', async () => {
    const place = fc
      .integer({ min: 2, max: 300 })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 }), fc.nat(), fc.nat({ max: 255 })));
    await fc.assert(
      fc.asyncProperty(place, async ([size, index, which, bit]) => {
        const { source, appender } = stored(hashes(size));
        const parts = [hashes(size)[index]!, appender.root, ...(await inclusionProof(index, size, source))];
        const [leaf, root, ...proof] = parts.map((part, n) => (n === which % parts.length ? flipped(part, bit) : part));
        expect(() => verifyInclusion({ leafHash: leaf!, index, size, proof, root: root! })).toThrow(
          expect.objectContaining({ code: 'inclusion.wrong-root' }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('in a consistency proof or its roots', async () => {
    const pair = fc
      .integer({ min: 2, max: 300 })
      .chain((to) => fc.tuple(fc.integer({ min: 1, max: to - 1 }), fc.constant(to), fc.nat(), fc.nat({ max: 255 })));
    await fc.assert(
      fc.asyncProperty(pair, async ([from, to, which, bit]) => {
        const leaves = hashes(to);
        const { source, appender } = stored(leaves);
        const parts = [MTH(leaves.slice(0, from)), appender.root, ...(await consistencyProof(from, to, source))];
        const [fromRoot, toRoot, ...proof] = parts.map((part, n) => (n === which % parts.length ? flipped(part, bit) : part));
        expect(() => verifyConsistency({ from, to, proof, fromRoot: fromRoot!, toRoot: toRoot! })).toThrow(/root/);
      }),
      { numRuns: 60 },
    );
  });

  it('nor may a leaf be proven at another index', async () => {
    const place = fc
      .integer({ min: 2, max: 300 })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })));
    await fc.assert(
      fc.asyncProperty(place, async ([size, index, other]) => {
        fc.pre(index !== other);
        const { source, appender } = stored(hashes(size));
        const proof = await inclusionProof(index, size, source);
        expect(() => verifyInclusion({ leafHash: hashes(size)[index]!, index: other, size, proof, root: appender.root })).toThrow(
          /proof|leaf/,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is refused', () => {
  const refusal = async (code: LedgerErrorCode, what: () => unknown) => expect((async () => what())()).rejects.toMatchObject({ code });
  const leaves = hashes(11);
  const { source, appender } = stored(leaves);
  const root = appender.root;

  it('an index or a size outside the tree', async () => {
    await refusal('tree.index-out-of-range', () => inclusionProof(11, 11, source));
    await refusal('tree.index-out-of-range', () => inclusionProof(-1, 11, source));
    await refusal('tree.bad-size', () => rootAt(1.5, source));
    await refusal('tree.bad-size', () => consistencyProof(12, 11, source));
    await refusal('tree.bad-size', () => verifyConsistency({ from: 12, to: 11, proof: [], fromRoot: root, toRoot: root }));
  });

  it('proofs that are too short or too long', async () => {
    const proof = await inclusionProof(5, 11, source);
    await refusal('inclusion.wrong-length', () =>
      verifyInclusion({ leafHash: leaves[5]!, index: 5, size: 11, proof: proof.slice(1), root }),
    );
    await refusal('inclusion.wrong-length', () =>
      verifyInclusion({ leafHash: leaves[5]!, index: 5, size: 11, proof: [...proof, root], root }),
    );
    const growth = await consistencyProof(5, 11, source);
    const fromRoot = MTH(leaves.slice(0, 5));
    await refusal('consistency.wrong-length', () => verifyConsistency({ from: 5, to: 11, proof: growth.slice(1), fromRoot, toRoot: root }));
    await refusal('consistency.wrong-length', () =>
      verifyConsistency({ from: 5, to: 11, proof: [...growth, root], fromRoot, toRoot: root }),
    );
    await refusal('consistency.wrong-length', () => verifyConsistency({ from: 5, to: 11, proof: [], fromRoot, toRoot: root }));
    await refusal('consistency.wrong-length', () =>
      verifyConsistency({ from: 0, to: 11, proof: growth, fromRoot: emptyRoot, toRoot: root }),
    );
    await refusal('consistency.wrong-length', () => verifyConsistency({ from: 11, to: 11, proof: growth, fromRoot: root, toRoot: root }));
  });

  it('two roots of the same size, and a false empty root', async () => {
    await refusal('consistency.wrong-new-root', () =>
      verifyConsistency({ from: 11, to: 11, proof: [], fromRoot: root, toRoot: emptyRoot }),
    );
    await refusal('consistency.wrong-old-root', () => verifyConsistency({ from: 0, to: 11, proof: [], fromRoot: root, toRoot: root }));
    await refusal('consistency.wrong-new-root', () => verifyConsistency({ from: 0, to: 0, proof: [], fromRoot: emptyRoot, toRoot: root }));
  });

  it('hashes of another length, tiles of another length, an edge that does not fit', async () => {
    await refusal('tree.bad-hash', () => new TreeAppender().append([new Uint8Array(31)]));
    await refusal('tree.bad-hash', () => verifyInclusion({ leafHash: new Uint8Array(31), index: 0, size: 1, proof: [], root }));
    await refusal('tile.wrong-length', () => rootAt(11, { tile: () => Promise.resolve(new Uint8Array(10 * 32)) }));
    await refusal('tile.wrong-length', () => TreeAppender.resume(11, { tile: () => Promise.resolve(new Uint8Array(12 * 32)) }));
    await refusal('tree.missing-edge', () => new TreeAppender(11, []));
  });
});
