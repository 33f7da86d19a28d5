import fc from 'fast-check';
import { type LedgerErrorCode } from '../errors.js';
import {
  cosignerFromKey,
  emptyRoot,
  formatCheckpoint,
  formatProof,
  formatSignerKey,
  inclusionProof,
  leafHash,
  newCosigner,
  newSigner,
  newVerifier,
  openNote,
  parseCheckpoint,
  parseNote,
  parseProof,
  policyOf,
  signNote,
  signerFromKey,
  TreeAppender,
  verifyCheckpoint,
  verifyProof,
} from '../index.js';
import { MemoryTiles } from '../testing/memory-tiles.js';

const seed = (n: number) => Buffer.alloc(32, n);
const log = newSigner('audit.mhk.example/log', seed(1));
const congress = newCosigner('congress.mhk.example', seed(2));
const procuratorate = newCosigner('procuratorate.mhk.example', seed(3));
const policy = policyOf({ logKey: log.vkey, witnesses: [congress.vkey, procuratorate.vkey], quorum: 2 });
const refuses = (code: LedgerErrorCode, what: () => unknown) => expect(what).toThrow(expect.objectContaining({ code }));

const leaves = Array.from({ length: 300 }, (_, n) => Buffer.from(`leaf ${n}`));
const source = new MemoryTiles();
const { root, tiles } = new TreeAppender().append(leaves.map(leafHash));
source.put(tiles);
const text = formatCheckpoint({ origin: log.name, size: 300, root });
const checkpoint = signNote(text, [log, congress.at(1_700_000_000), procuratorate.at(1_700_000_001)]);

describe('a checkpoint', () => {
  it('is the text of C2SP tlog-checkpoint', () => {
    const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const parsed = parseCheckpoint(example);
    expect(parsed).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163, extensions: [] });
    expect(formatCheckpoint(parsed)).toBe(example);
    expect(parseCheckpoint(`${example}more\n`).extensions).toEqual(['more']);
  });

  it.each([
    '',
    'a\n1\n',
    'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n',
    'a\n9007199254740992\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
  ])('is refused as %j', (wrong) => refuses('checkpoint.malformed', () => parseCheckpoint(wrong)));

  it('cannot be written with broken lines or another hash', () => {
    for (const origin of ['', 'a\nb']) refuses('checkpoint.malformed', () => formatCheckpoint({ origin, size: 1, root }));
    refuses('checkpoint.malformed', () => formatCheckpoint({ origin: 'a', size: 1, root: root.subarray(1) }));
    refuses('checkpoint.malformed', () => formatCheckpoint({ origin: 'a', size: 1, root, extensions: [''] }));
  });
});

describe('a cosignature', () => {
  it('signs the time and the text of C2SP tlog-cosignature', () => {
    const { signature } = openNote(checkpoint, [newVerifier(congress.vkey)]).signatures[0]!;
    expect(signature).toHaveLength(72);
    const plain = newSigner('x', seed(2)).sign(`cosignature/v1\ntime 1700000000\n${text}`);
    expect(Buffer.from(signature.subarray(8)).equals(plain)).toBe(true);
    expect(Buffer.from(signature.subarray(0, 8)).readBigUInt64BE()).toBe(1_700_000_000n);
  });

  it('does not hold at another time, and needs one', () => {
    const [signature] = openNote(checkpoint, [newVerifier(congress.vkey)]).signatures;
    const later = Buffer.from(signature!.signature);
    later.writeBigUInt64BE(1_700_000_009n);
    refuses('note.invalid-signature', () =>
      openNote(signNote(text, [], [{ ...signature!, signature: later }]), [newVerifier(congress.vkey)]),
    );
    for (const time of [0, -1, 1.5, 2 ** 53]) refuses('cosignature.bad-time', () => congress.at(time));
  });

  it('has keys of its own type', () => {
    expect(congress.vkey).toMatch(/\+B[A-Za-z0-9+/]/);
    expect(cosignerFromKey(formatSignerKey('congress.mhk.example', seed(2), 0x04)).vkey).toBe(congress.vkey);
    refuses('key.malformed', () => cosignerFromKey(formatSignerKey('a', seed(2))));
    refuses('key.malformed', () => signerFromKey(formatSignerKey('a', seed(2), 0x04)));
  });
});

describe('a policy', () => {
  it('accepts a checkpoint of its log, cosigned by its quorum', () => {
    const verified = verifyCheckpoint(checkpoint, policy);
    expect(verified).toMatchObject({ origin: log.name, size: 300, text });
    expect(verified.cosignatures.map(({ name, timestamp }) => [name, timestamp])).toEqual([
      [congress.name, 1_700_000_000],
      [procuratorate.name, 1_700_000_001],
    ]);
  });

  it('needs the log, its own origin and the quorum; a repeated cosignature counts once', () => {
    refuses('checkpoint.no-quorum', () =>
      verifyCheckpoint(signNote(text, [log, congress.at(1)], parseNote(signNote(text, [congress.at(2)])).signatures), policy),
    );
    const twice =
      signNote(text, [log]) +
      signNote(text, [congress.at(1)]).slice(text.length + 1) +
      signNote(text, [congress.at(2)]).slice(text.length + 1);
    refuses('checkpoint.no-quorum', () => verifyCheckpoint(twice, policy));
    refuses('checkpoint.not-signed-by-log', () => verifyCheckpoint(signNote(text, [congress.at(1), procuratorate.at(1)]), policy));
    refuses('checkpoint.not-signed-by-log', () => verifyCheckpoint(signNote(text, [newSigner(log.name, seed(9))]), policy));
    refuses('checkpoint.wrong-origin', () =>
      verifyCheckpoint(signNote(text.replace('log', 'other'), [log, congress.at(1), procuratorate.at(1)]), policy),
    );
  });

  it('counts a public key once, keeps logs and witnesses apart, and has a quorum that can be reached', () => {
    const again = newCosigner('another-name', seed(2)).vkey;
    refuses('policy.duplicate-key', () => policyOf({ logKey: log.vkey, witnesses: [congress.vkey, again] }));
    refuses('policy.duplicate-key', () => policyOf({ logKey: log.vkey, witnesses: [newCosigner('w', seed(1)).vkey] }));
    refuses('policy.malformed', () => policyOf({ logKey: congress.vkey }));
    refuses('policy.malformed', () => policyOf({ logKey: log.vkey, witnesses: [newSigner('w', seed(5)).vkey] }));
    for (const quorum of [-1, 1.5, 2])
      refuses('policy.bad-quorum', () => policyOf({ logKey: log.vkey, witnesses: [congress.vkey], quorum }));
    expect(policyOf({ logKey: log.vkey, witnesses: [congress.vkey, procuratorate.vkey] }).quorum).toBe(2);
  });
});

describe('a .tlog-proof', () => {
  const fileOf = async (index: number) => formatProof({ index, proof: await inclusionProof(index, 300, source), checkpoint });

  it('is the text of C2SP tlog-proof and proves its leaf, by the leaf or by its hash', async () => {
    const file = await fileOf(255);
    expect(file).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 255\n([A-Za-z0-9+/]{43}=\n){9}\naudit\.mhk\.example\/log\n300\n/);
    expect(verifyProof({ leaf: leaves[255]! }, file, policy)).toMatchObject({ index: 255, checkpoint: { size: 300 } });
    expect(verifyProof({ leafHash: leafHash(leaves[255]!) }, Buffer.from(file), policy).index).toBe(255);
    refuses('inclusion.wrong-root', () => verifyProof({ leaf: leaves[254]! }, file, policy));
  });

  it('of a tree with one leaf has no hash; extra data is kept', () => {
    const one = signNote(formatCheckpoint({ origin: log.name, size: 1, root: leafHash(leaves[0]!) }), [log]);
    const file = formatProof({ index: 0, proof: [], checkpoint: one, extra: Buffer.from('外') });
    expect(verifyProof({ leaf: leaves[0]! }, file, policyOf({ logKey: log.vkey })).index).toBe(0);
    expect(Buffer.from(parseProof(file).extra!).toString()).toBe('外');
    expect(formatProof(parseProof(file))).toBe(file);
  });

  it('fails for any bit that changes', async () => {
    const file = Buffer.from(await fileOf(77));
    fc.assert(
      fc.property(fc.nat({ max: file.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(file);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => verifyProof({ leaf: leaves[77]! }, changed, policy)).toThrow(expect.objectContaining({ name: 'LedgerError' }));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, (file: string) => string | Buffer]>([
    ['another version', (file) => file.replace('@v1', '@v2')],
    ['no index', (file) => file.replace('index 77\n', '')],
    ['an index with leading zeros', (file) => file.replace('index 77', 'index 077')],
    ['a hash that is none', (file) => file.replace(/=\n/, '\n')],
    ['no checkpoint', (file) => file.split('\n\n')[0]!],
    ['extra data that is none', (file) => file.replace('index 77', 'extra !\nindex 77')],
    ['too many hashes', (file) => file.replace('index 77\n', `index 77\n${`${Buffer.from(emptyRoot).toString('base64')}\n`.repeat(64)}`)],
    ['no UTF-8', (file) => Buffer.concat([Buffer.from([0xff]), Buffer.from(file)])],
    ['more than it may hold', (file) => file + 'x'.repeat(600_000)],
  ])('is refused with %s', async (_what, change) => {
    const file = await fileOf(77);
    refuses('proof.malformed', () => verifyProof({ leaf: leaves[77]! }, change(file), policy));
  });
});
