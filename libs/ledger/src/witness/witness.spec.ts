import { type LedgerErrorCode } from '../errors.js';
import {
  type Checkpoint,
  consistencyProof,
  cosignatureLine,
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  mergeCosignatures,
  newCosigner,
  newSigner,
  newVerifier,
  openNote,
  parseAddCheckpoint,
  policyOf,
  rootAt,
  signNote,
  TreeAppender,
  verifyCheckpoint,
  witnessDecision,
  type WitnessState,
} from '../index.js';
import { MemoryTiles } from '../testing/memory-tiles.js';

const log = newSigner('audit.mhk.example/log', Buffer.alloc(32, 1));
const witness = newCosigner('congress.mhk.example', Buffer.alloc(32, 2));
const policy = { logs: new Map([[log.name, [newVerifier(log.vkey)]]]) };
const source = new MemoryTiles();
source.put(new TreeAppender().append(Array.from({ length: 300 }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))).tiles);

const stateAt = async (size: number): Promise<WitnessState> => ({ size, root: await rootAt(size, source) });
const signed = (checkpoint: Omit<Checkpoint, 'origin'> & { origin?: string }, by = log) =>
  signNote(formatCheckpoint({ origin: log.name, ...checkpoint }), [by]);
const refuses = (code: LedgerErrorCode, what: () => unknown) => expect(what).toThrow(expect.objectContaining({ code }));

async function bodyOf(oldSize: number, size: number) {
  return formatAddCheckpoint({ oldSize, proof: await consistencyProof(oldSize, size, source), checkpoint: signed(await stateAt(size)) });
}
const decide = (state: WitnessState | undefined, body: string) => witnessDecision(state, parseAddCheckpoint(body), policy);

describe('the add-checkpoint request', () => {
  it('is the text of C2SP tlog-witness', () => {
    const body = [
      'old 20852014',
      'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=',
      'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=',
      '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=',
      '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=',
      '',
      'example.com/behind-the-sofa',
      '20852163',
      'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
      '',
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=',
      '',
    ].join('\n');
    const request = parseAddCheckpoint(body);
    expect(request).toMatchObject({ oldSize: 20852014, claimed: { origin: 'example.com/behind-the-sofa', size: 20852163 } });
    expect(request.proof).toHaveLength(4);
    expect(formatAddCheckpoint(request)).toBe(body);
  });

  it.each<[string, (body: string) => string]>([
    ['no old size', (body) => body.replace('old 100\n', '')],
    ['leading zeros', (body) => body.replace('old 100', 'old 0100')],
    ['a broken hash', (body) => body.replace(/=\n/, '\n')],
    ['more than 63 hashes', (body) => body.replace('old 100\n', `old 100\n${`${Buffer.from(emptyRoot).toString('base64')}\n`.repeat(63)}`)],
    ['no checkpoint', (body) => body.split('\n\n')[0]!],
    ['a checkpoint that is none', (body) => body.replace('\n300\n', '\nx\n')],
    ['too much', (body) => body + 'x'.repeat(600_000)],
  ])('400: with %s', async (_what, change) => {
    const body = await bodyOf(100, 300);
    refuses('witness.malformed', () => parseAddCheckpoint(change(body)));
  });
});

describe('a witness', () => {
  it('200: cosigns the first checkpoint, then every one that continues it', async () => {
    expect(decide(undefined, await bodyOf(0, 100))).toMatchObject({ kind: 'cosign', status: 200, next: { size: 100 } });
    expect(decide(await stateAt(100), await bodyOf(100, 300))).toMatchObject({ kind: 'cosign', next: await stateAt(300) });
    expect(decide(await stateAt(300), await bodyOf(300, 300))).toMatchObject({ kind: 'cosign', next: { size: 300 } });
    expect(decide(undefined, await bodyOf(0, 0))).toMatchObject({ kind: 'cosign', next: { size: 0 } });
  });

  it('404: does not know the log', async () => {
    const checkpoint = signed({ ...(await stateAt(100)), origin: 'other.example' });
    expect(decide(undefined, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }))).toMatchObject({
      kind: 'unknown-log',
      status: 404,
    });
  });

  it('403: the log has not signed it, or wrongly', async () => {
    const state = await stateAt(100);
    const by = (seed: number, name = log.name) =>
      formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: signed(state, newSigner(name, Buffer.alloc(32, seed))) });
    expect(decide(undefined, by(9))).toMatchObject({ kind: 'forbidden', status: 403 });
    const changed = (await bodyOf(0, 100)).replace('\n100\n', '\n101\n');
    expect(decide(undefined, changed)).toMatchObject({ kind: 'forbidden', status: 403 });
  });

  it('400: the tree would shrink', async () => {
    const checkpoint = signed(await stateAt(100));
    expect(decide(await stateAt(300), formatAddCheckpoint({ oldSize: 300, proof: [], checkpoint }))).toMatchObject({
      kind: 'malformed',
      status: 400,
    });
  });

  it('409: the log has another size in mind, also at the first time', async () => {
    expect(decide(await stateAt(200), await bodyOf(100, 300))).toEqual({ kind: 'conflict', status: 409, size: 200 });
    expect(decide(await stateAt(200), await bodyOf(0, 300))).toEqual({ kind: 'conflict', status: 409, size: 200 });
    expect(decide(undefined, await bodyOf(100, 300))).toEqual({ kind: 'conflict', status: 409, size: 0 });
  });

  it('422: the history was rewritten, or the proof proves nothing', async () => {
    const rewritten = { size: 100, root: leafHash(Buffer.from('another history')) };
    expect(decide(rewritten, await bodyOf(100, 300))).toMatchObject({ kind: 'unprocessable', status: 422 });
    expect(decide({ size: 300, root: rewritten.root }, await bodyOf(300, 300))).toMatchObject({ kind: 'unprocessable' });
    const request = (size: number, root: Uint8Array, proof: Uint8Array[]) =>
      formatAddCheckpoint({ oldSize: 0, proof, checkpoint: signed({ size, root }) });
    expect(decide(undefined, request(100, emptyRoot, [emptyRoot]))).toMatchObject({ kind: 'unprocessable' });
    expect(decide(undefined, request(0, rewritten.root, []))).toMatchObject({ kind: 'unprocessable' });
    const noProof = formatAddCheckpoint({ oldSize: 100, proof: [], checkpoint: signed(await stateAt(300)) });
    expect(decide(await stateAt(100), noProof)).toMatchObject({ kind: 'unprocessable' });
  });
});

describe('the answer', () => {
  it('goes into the log’s checkpoint, which then fulfils the policy', async () => {
    const checkpoint = signed(await stateAt(300));
    const decision = decide(undefined, formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }));
    if (decision.kind !== 'cosign') throw new Error(decision.kind);
    const line = cosignatureLine(witness, decision.text, 1_700_000_000);
    const merged = mergeCosignatures(checkpoint, line, [newVerifier(witness.vkey)]);
    expect(merged).toBe(checkpoint + line);
    expect(verifyCheckpoint(merged, policyOf({ logKey: log.vkey, witnesses: [witness.vkey] })).cosignatures).toHaveLength(1);
    const later = cosignatureLine(witness, decision.text, 1_700_000_060);
    expect(mergeCosignatures(merged, later, [newVerifier(witness.vkey)])).toBe(checkpoint + later);
  });

  it('is refused when it is wrong or of nobody we know; strangers beside a known witness are dropped', async () => {
    const checkpoint = signed(await stateAt(300));
    const { text } = openNote(checkpoint, [newVerifier(log.vkey)]);
    const stranger = cosignatureLine(newCosigner('stranger', Buffer.alloc(32, 7)), text, 1);
    const line = cosignatureLine(witness, text, 1);
    refuses('note.unverified', () => mergeCosignatures(checkpoint, stranger, [newVerifier(witness.vkey)]));
    refuses('note.malformed', () => mergeCosignatures(checkpoint, 'Not Found\n', [newVerifier(witness.vkey)]));
    refuses('note.invalid-signature', () =>
      mergeCosignatures(checkpoint, cosignatureLine(witness, `${text}x\n`, 1), [newVerifier(witness.vkey)]),
    );
    expect(mergeCosignatures(checkpoint, stranger + line, [newVerifier(witness.vkey)])).toBe(checkpoint + line);
  });
});
