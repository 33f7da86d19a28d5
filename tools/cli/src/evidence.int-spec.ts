import { readFile, writeFile } from 'node:fs/promises';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { ZipFile } from 'yazl';
import { eventFiles, parseCheckpoint, parseNote, parseProof } from '@liandong/ledger';
import { readZip } from '@liandong/verifier';
import { Client } from './client.js';
import type { PlayedStory } from './demo/play.js';
import { readTimeline } from './demo/timeline.js';
import { oneTarget } from './targets.js';
import { liandong, liandongJson } from './testing/liandong.js';
import { type PlayedSystem, startPlayedSystem } from './testing/played-system.js';

interface Verified {
  readonly verdict: string;
  readonly checkedLeaves: number;
  readonly manifest?: { readonly matterId: string; readonly events: number; readonly complete: boolean };
  readonly problem?: { readonly code: string; readonly index?: number; readonly eventId?: string };
}

async function zipped(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The demo's matters as evidence: whoever holds the key and an old checkpoint finds what was altered. */
describe('evidence', () => {
  let system: PlayedSystem;
  let client: Client;
  let key: string;
  let stories: readonly PlayedStory[];

  beforeAll(async () => {
    system = await startPlayedSystem({ LEDGER_CHECKPOINT_SECONDS: 0.5 });
    client = new Client(oneTarget(system.url), { run: 'evidence' });
    ({ stories } = system);
    for (const { name, matterId } of stories)
      expect(await liandong('export', matterId, '-o', system.file(`${name}.zip`), '--url', system.url)).toMatchObject({ code: 0 });
    key = (await client.read<{ key: string }>('mhk-auditor', 'audit', '/ledger')).key;
  }, 300_000);
  afterAll(() => system.close());

  const verify = async (...args: readonly string[]) => {
    const { code, body } = await liandongJson<Verified>('verify', ...args, '--url', system.url);
    return { code, ...body };
  };

  it('given each matter of the demo, then its export holds every event and is right under the key of the log; without a key it is consistent at best', async () => {
    expect(stories).toHaveLength(2);
    for (const { name, matterId } of stories) {
      const events = (await readTimeline(client, matterId)).length;
      expect(await verify(system.file(`${name}.zip`), '--key', key)).toMatchObject({
        code: 0,
        verdict: 'right',
        checkedLeaves: events,
        manifest: { matterId, events, complete: true },
      });
    }
    expect(await verify(system.file(`${stories[0]!.name}.zip`))).toMatchObject({ code: 3, verdict: 'consistent' });
    expect((await liandong('verify', system.file(`${stories[0]!.name}.zip`), '--key', key)).out).toContain('核验通过');
  });

  it('given the exports, then every leaf is in the tree by a Merkle check that nobody here wrote, and no altered one is', async () => {
    let checked = 0;
    for (const { name } of stories) {
      const files = await readZip(await readFile(system.file(`${name}.zip`)));
      const { leaves } = JSON.parse(files.get('manifest.json')!.toString()) as { leaves: readonly number[] };
      const { size, root } = parseCheckpoint(parseNote(files.get('checkpoint')!).text);
      for (const index of leaves) {
        const { leaf, proof } = eventFiles(index);
        const entry = (body: Buffer) => ({
          canonicalizedBody: body,
          inclusionProof: { logIndex: String(index), hashes: parseProof(files.get(proof)!).proof.map((hash) => Buffer.from(hash)) },
        });
        const checkpoint = { logSize: BigInt(size), logHash: Buffer.from(root) };
        const check = (body: Buffer) => verifyMerkleInclusion(entry(body) as never, checkpoint as never);
        expect(() => check(files.get(leaf)!)).not.toThrow();
        expect(() => check(Buffer.concat([files.get(leaf)!, Buffer.from(' ')]))).toThrow();
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('given one byte of a file in an export that is not what it was, then the first wrong leaf is named', async () => {
    const original = await readZip(await readFile(system.file(`${stories[0]!.name}.zip`)));
    const { leaves } = JSON.parse(original.get('manifest.json')!.toString()) as { leaves: readonly number[] };
    const index = leaves[Math.floor(leaves.length / 2)]!;
    for (const [part, code] of [
      ['data', 'leaf.data-changed'],
      ['metadata', 'leaf.metadata-changed'],
      ['leaf', 'leaf.not-in-tree'],
      ['proof', 'leaf.not-in-tree'],
    ] as const) {
      const files = new Map(original);
      const bytes = Buffer.from(files.get(eventFiles(index)[part])!);
      const text = bytes.toString('latin1');
      // A digit or letter within a value, so that the file keeps its form; in the proof, within its first hash.
      const at =
        part === 'proof'
          ? text.indexOf('\n', text.indexOf('index ')) + 1
          : part === 'leaf'
            ? text.indexOf('"dataHash":"') + 12
            : text.length - 4;
      bytes[at] = bytes[at]! === 0x61 ? 0x62 : 0x61;
      files.set(eventFiles(index)[part], bytes);
      await writeFile(system.file('tampered.zip'), await zipped(files));
      const found = await verify(system.file('tampered.zip'), '--key', key);
      expect([part, found]).toMatchObject([part, { code: 1, verdict: 'wrong', problem: { index } }]);
      if (part !== 'leaf') expect(found.problem!.code).toBe(code);
    }
    expect(await verify(system.file('nothing.zip'), '--key', key)).toMatchObject({ code: 2, verdict: 'bad-input' });
    expect(await liandong('verify', system.file('x.zip'), '--checkpoint', 'y', '--url', system.url)).toMatchObject({ code: 2 });
  });
});
