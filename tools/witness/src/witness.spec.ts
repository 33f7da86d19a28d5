import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  cosignatureTime,
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  mergeCosignatures,
  newSigner,
  newVerifier,
  openNote,
  rootAt,
  signNote,
  TreeAppender,
} from '@liandong/ledger';
import { parseLogs } from './witness-config.js';
import { ensureWitnessKey } from './witness-key.js';
import { WitnessStates } from './witness-state.js';
import { Witness } from './witness.js';

const origin = 'liandong.test/ledger';
const log = newSigner(origin, randomBytes(32));

/** A log whose leaves are the given texts. */
function logOf(leaves: readonly string[]) {
  const { tiles } = new TreeAppender().append(leaves.map((leaf) => leafHash(Buffer.from(leaf))));
  const source = {
    tile: async (level: number, index: number, width: number) =>
      tiles.find((tile) => tile.level === level && tile.index === index)!.bytes.subarray(0, width * 32),
  };
  return {
    async checkpoint(size: number): Promise<string> {
      return signNote(formatCheckpoint({ origin, size, root: await rootAt(size, source) }), [log]);
    },
    async request(oldSize: number, size: number): Promise<string> {
      return formatAddCheckpoint({
        oldSize,
        proof: await consistencyProof(oldSize, size, source),
        checkpoint: await this.checkpoint(size),
      });
    },
  };
}
const leaves = (count: number, mark = '') => Array.from({ length: count }, (_, n) => `leaf ${n}${n >= 3 ? mark : ''}`);

describe('witness', () => {
  let folder: string;
  let witness: Witness;
  const refused: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'witness-'));
    witness = await open();
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = async () =>
    new Witness({
      cosigner: await ensureWitnessKey(join(folder, 'key'), 'witness.test'),
      policy: parseLogs(`# the log\n\n${log.vkey}\n`),
      states: new WitnessStates(join(folder, 'state')),
      now: () => 1_700_000_000_000,
      onRefused: ({ kind }) => refused.push(kind),
    });
  const honest = logOf(leaves(20));

  it('given a growing log, then each checkpoint is cosigned with the time; also after a restart', async () => {
    const { vkey } = await ensureWitnessKey(join(folder, 'key'), 'witness.test');
    const answer = await witness.addCheckpoint(await honest.request(0, 5));
    expect(answer.status).toBe(200);
    const note = mergeCosignatures(await honest.checkpoint(5), answer.body, [newVerifier(vkey)]);
    const { signatures } = openNote(note, [newVerifier(vkey), newVerifier(log.vkey)]);
    expect(cosignatureTime(signatures.find(({ name }) => name === 'witness.test')!.signature)).toBe(1_700_000_000);
    expect(await (await open()).addCheckpoint(await honest.request(5, 20))).toMatchObject({ status: 200 });
  });

  it('given a size that it has not cosigned, then it names its own; given less than that, it does not go back', async () => {
    await witness.addCheckpoint(await honest.request(0, 10));
    expect(await witness.addCheckpoint(await honest.request(5, 20))).toEqual({ status: 409, body: '10\n', type: 'text/x.tlog.size' });
    expect(await witness.addCheckpoint(await honest.request(0, 5))).toMatchObject({ status: 409, body: '10\n' });
    expect(await witness.addCheckpoint(await honest.request(10, 20))).toMatchObject({ status: 200 });
  });

  it('given a fork, then it is refused and kept, and the honest log goes on', async () => {
    await witness.addCheckpoint(await honest.request(0, 10));
    expect(await witness.addCheckpoint(await logOf(leaves(20, ' rewritten')).request(10, 20))).toMatchObject({ status: 422 });
    expect(refused.at(-1)).toBe('unprocessable');
    expect(await witness.addCheckpoint(await honest.request(10, 20))).toMatchObject({ status: 200 });
  });

  it('given two requests at once, then one is cosigned and the other hears where it stands', async () => {
    const forked = await logOf(leaves(20, ' rewritten')).request(0, 12);
    const answers = await Promise.all([witness.addCheckpoint(await honest.request(0, 10)), witness.addCheckpoint(forked)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  });

  it('given an unknown log, a foreign key, or what is no request, then it is refused', async () => {
    const stranger = newSigner('stranger.test', randomBytes(32));
    const forger = newSigner(origin, randomBytes(32));
    const root = new Uint8Array(32);
    const by = (name: string, signer: typeof log) =>
      formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: signNote(formatCheckpoint({ origin: name, size: 1, root }), [signer]) });
    expect(await witness.addCheckpoint(by('stranger.test', stranger))).toMatchObject({ status: 404 });
    expect(await witness.addCheckpoint(by(origin, forger))).toMatchObject({ status: 403 });
    for (const body of ['', 'old 0\n', 'old -1\n\nx', 'old 0\nAAAA\n\nx\n1\n'])
      expect(await witness.addCheckpoint(body)).toMatchObject({ status: 400 });
  });

  it('given a damaged state, then nothing is cosigned', async () => {
    await witness.addCheckpoint(await honest.request(0, 10));
    const [file] = await readdir(join(folder, 'state'));
    await writeFile(join(folder, 'state', file!), '{}');
    await expect(witness.addCheckpoint(await honest.request(10, 20))).rejects.toThrow('is no state of');
  });

  it('over HTTP: only POST /add-checkpoint, and no body beyond its limit', async () => {
    const server = await witness.listen(0);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const post = (body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
      expect((await post(await honest.request(0, 5))).status).toBe(200);
      const conflict = await post(await honest.request(0, 5));
      expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([409, 'text/x.tlog.size', '5\n']);
      expect((await post('x'.repeat(70_000))).status).toBe(413);
      expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
      expect((await fetch(`${url}/metadata`)).status).toBe(404);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('given lines that are no keys of logs, then the line is named', async () => {
    const { vkey } = await ensureWitnessKey(join(folder, 'key'), 'witness.test');
    for (const text of [`# x\nnonsense`, `# x\n${vkey}`]) expect(() => parseLogs(text)).toThrow('line 2');
    expect(() => parseLogs('')).toThrow('no log');
    expect(parseLogs(`other.test/log ${log.vkey}`).logs.has('other.test/log')).toBe(true);
  });
});
