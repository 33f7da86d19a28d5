import { createPublicKey } from 'node:crypto';
import {
  formatCheckpoint,
  inclusionProof,
  leafHash,
  newCosigner,
  newSigner,
  newVerifier,
  publicKeyPem,
  signNote,
  TreeAppender,
} from '../index.js';
import { MemoryTiles } from '../testing/memory-tiles.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { LogCheckpoint, verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';

/** The parts of a Rekor entry that @sigstore/verify looks at. */
type Entry = Parameters<typeof verifyMerkleInclusion>[0];
type Logs = Parameters<typeof verifyCheckpoint>[1];

const log = newSigner('audit.mhk.example/log', Buffer.alloc(32, 1));
const keyId = Buffer.alloc(4);
keyId.writeUInt32BE(log.keyId);
const logs = [{ baseURL: log.name, logID: keyId, publicKey: createPublicKey(publicKeyPem(log.vkey)) }] as unknown as Logs;

const leafAt = (n: number) => Buffer.from(`leaf ${n}`);

async function entriesOf(size: number): Promise<[Entry, Entry][]> {
  const source = new MemoryTiles();
  const { root, tiles } = new TreeAppender().append(Array.from({ length: size }, (_, n) => leafHash(leafAt(n))));
  source.put(tiles);
  const envelope = signNote(formatCheckpoint({ origin: log.name, size, root }), [log, newCosigner('w', Buffer.alloc(32, 2)).at(1)]);
  const entry = (index: number, hashes: readonly Uint8Array[], body = leafAt(index)) =>
    ({
      canonicalizedBody: body,
      inclusionProof: { logIndex: String(index), hashes: hashes.map((hash) => Buffer.from(hash)), checkpoint: { envelope } },
    }) as unknown as Entry;
  const indexes = [...new Set([0, 1, Math.floor(size / 2), size - 2, size - 1])].filter((index) => index >= 0 && index < size);
  return Promise.all(
    indexes.map(async (index): Promise<[Entry, Entry]> => {
      const proof = await inclusionProof(index, size, source);
      return [entry(index, proof), entry(index, proof, leafAt(size))];
    }),
  );
}

describe('@sigstore/verify', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 255, 256, 257, 300, 512, 513, 1000])(
    'agrees with our checkpoint and proofs at %i leaves, and with no other leaf',
    async (size) => {
      for (const [entry, forged] of await entriesOf(size)) {
        const checkpoint = verifyCheckpoint(entry, logs);
        expect(checkpoint).toBeInstanceOf(LogCheckpoint);
        verifyMerkleInclusion(entry, checkpoint);
        expect(() => verifyMerkleInclusion(forged, checkpoint)).toThrow('calculated root hash does not match');
      }
    },
  );

  it('refuses a checkpoint of another key', async () => {
    const [[entry]] = (await entriesOf(3)) as [[Entry, Entry]];
    const other = newVerifier(newSigner(log.name, Buffer.alloc(32, 9)).vkey);
    const strangers = [{ baseURL: log.name, logID: keyId, publicKey: createPublicKey(publicKeyPem(other.vkey)) }] as unknown as Logs;
    expect(() => verifyCheckpoint(entry, strangers)).toThrow('invalid checkpoint signature');
  });
});
