import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import {
  cosignerFromKey,
  formatCheckpoint,
  leafHash,
  type LeafEvent,
  leafOf,
  type LeafSource,
  leafSourceOf,
  parseLeaf,
  policyOf,
  rootAt,
  signerFromKey,
  signNote,
  TreeAppender,
  verifyCheckpoint,
} from './index.js';
import { MemoryTiles } from './testing/memory-tiles.js';

const folder = join(import.meta.dirname, '../golden');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

interface LeafVector {
  readonly event: Omit<LeafSource, 'dataHash' | 'metadataHash'>;
  readonly data: string;
  readonly metadata: string;
  readonly leaf: string;
  readonly leafHash: string;
}

describe('golden vectors', () => {
  it.each(read<LeafVector[]>('leaves.json'))('leaf of $event.type', ({ event, data, metadata, leaf, leafHash: hash }) => {
    const recorded: LeafEvent = { ...event, metadata: event };
    const bytes = leafOf(leafSourceOf(recorded, { data: Buffer.from(data), metadata: Buffer.from(metadata) }));
    expect(Buffer.from(bytes).toString()).toBe(leaf);
    expect(hex(leafHash(bytes))).toBe(hash);
    expect(leafOf(parseLeaf(bytes))).toEqual(bytes);
  });

  it('roots, one size after the other and from tiles', async () => {
    const { roots } = read<{ roots: Record<string, string> }>('roots.json');
    const appender = new TreeAppender();
    const source = new MemoryTiles();
    for (const size of Object.keys(roots).map(Number)) {
      const { root, tiles } = appender.append(
        Array.from({ length: size - appender.size }, (_, n) => leafHash(Buffer.from(`leaf ${appender.size + n}`))),
      );
      source.put(tiles);
      expect([size, hex(root)]).toEqual([size, roots[size]]);
    }
    for (const [size, root] of Object.entries(roots)) expect([size, hex(await rootAt(Number(size), source))]).toEqual([size, root]);
  });

  it('roots of Certificate Transparency', () => {
    const { leaves, roots } = read<{ leaves: string[]; roots: string[] }>('ct.json');
    roots.forEach((root, size) =>
      expect(hex(new TreeAppender().append(leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, 'hex')))).root)).toBe(root),
    );
  });

  it('a checkpoint, signed and cosigned', () => {
    const { log, witness, origin, size, note } = read<{
      log: { key: string; vkey: string };
      witness: { key: string; vkey: string; timestamp: number };
      origin: string;
      size: number;
      note: string;
    }>('checkpoint.json');
    const { root } = new TreeAppender().append(Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`leaf ${n}`))));
    const [signer, cosigner] = [signerFromKey(log.key), cosignerFromKey(witness.key)];
    expect([signer.vkey, cosigner.vkey]).toEqual([log.vkey, witness.vkey]);
    expect(signNote(formatCheckpoint({ origin, size, root }), [signer, cosigner.at(witness.timestamp)])).toBe(note);
    expect(verifyCheckpoint(note, policyOf({ logKey: log.vkey, witnesses: [witness.vkey] })).cosignatures).toMatchObject([
      { timestamp: witness.timestamp },
    ]);
  });

  it.each(readdirSync(join(folder, 'rfc8785')).filter((name) => name.endsWith('.input.json')))('RFC 8785: %s', (name) => {
    expect(canonicalize(read(`rfc8785/${name}`))).toBe(
      readFileSync(join(folder, 'rfc8785', name.replace('input', 'output')), 'utf8').trimEnd(),
    );
  });
});
