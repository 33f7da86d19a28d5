import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { ZipFile } from 'yazl';
import { parseCheckpoint, parseNote, parseProof } from '@liandong/ledger';
import { freePort } from '@liandong/local-servers';
import { type RunningStandalone, standaloneConfig, startStandalone } from '@liandong/standalone';
import { createTestDatabase, type TestDatabase } from '@liandong/testing';
import { eventFiles, readZip } from '@liandong/verifier';
import { Client } from './client.js';
import type { PlayedStory } from './demo/play.js';
import { readTimeline } from './demo/timeline.js';
import { run } from './program.js';
import { oneTarget } from './targets.js';

interface Verified {
  readonly verdict: string;
  readonly checkedLeaves: number;
  readonly manifest?: { readonly matterId: string; readonly events: number; readonly complete: boolean };
  readonly problem?: { readonly code: string; readonly index?: number; readonly eventId?: string };
}

async function liandong(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await run(args, { isTty: false, out: (text) => void (out += text), err: (text) => void (err += text) });
  return { code, out, err };
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
  let database: TestDatabase;
  let folder: string;
  let system: RunningStandalone;
  let client: Client;
  let key: string;
  let stories: readonly PlayedStory[];
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'liandong-evidence-'));
    system = await startStandalone(standaloneConfig.parse({ PORT: await freePort(), DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'fatal', LEDGER_CHECKPOINT_SECONDS: 0.5 }));
    client = new Client(oneTarget(system.url), { run: 'evidence' });
    const { out } = await liandong('demo', '--json', '--url', system.url);
    stories = (JSON.parse(out) as { readonly stories: readonly PlayedStory[] }).stories;
    for (const { name, matterId } of stories) expect(await liandong('export', matterId, '-o', file(`${name}.zip`), '--url', system.url)).toMatchObject({ code: 0 });
    key = (await client.read<{ key: string }>('mhk-auditor', 'audit', '/ledger')).key;
  }, 300_000);
  afterAll(async () => {
    await system.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const verify = async (...args: readonly string[]) => {
    const { code, out } = await liandong('verify', ...args, '--json', '--url', system.url);
    return { code, ...(JSON.parse(out) as Verified) };
  };

  it('given each matter of the demo, then its export holds every event and is right under the key of the log; without a key it is consistent at best', async () => {
    expect(stories).toHaveLength(2);
    for (const { name, matterId } of stories) {
      const events = (await readTimeline(client, matterId)).length;
      expect(await verify(file(`${name}.zip`), '--key', key)).toMatchObject({ code: 0, verdict: 'right', checkedLeaves: events, manifest: { matterId, events, complete: true } });
    }
    expect(await verify(file(`${stories[0]!.name}.zip`))).toMatchObject({ code: 3, verdict: 'consistent' });
    expect((await liandong('verify', file(`${stories[0]!.name}.zip`), '--key', key)).out).toContain('核验通过');
  });

  it('given the exports, then every leaf is in the tree by a Merkle check that nobody here wrote, and no altered one is', async () => {
    let checked = 0;
    for (const { name } of stories) {
      const files = await readZip(await readFile(file(`${name}.zip`)));
      const { leaves } = JSON.parse(files.get('manifest.json')!.toString()) as { leaves: readonly number[] };
      const { size, root } = parseCheckpoint(parseNote(files.get('checkpoint')!).text);
      for (const index of leaves) {
        const { leaf, proof } = eventFiles(index);
        const entry = (body: Buffer) => ({ canonicalizedBody: body, inclusionProof: { logIndex: String(index), hashes: parseProof(files.get(proof)!).proof.map((hash) => Buffer.from(hash)) } });
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
    const original = await readZip(await readFile(file(`${stories[0]!.name}.zip`)));
    const { leaves } = JSON.parse(original.get('manifest.json')!.toString()) as { leaves: readonly number[] };
    const index = leaves[Math.floor(leaves.length / 2)]!;
    for (const [part, code] of [['data', 'leaf.data-changed'], ['metadata', 'leaf.metadata-changed'], ['leaf', 'leaf.not-in-tree'], ['proof', 'leaf.not-in-tree']] as const) {
      const files = new Map(original);
      const bytes = Buffer.from(files.get(eventFiles(index)[part])!);
      const text = bytes.toString('latin1');
      // A digit or letter within a value, so that the file keeps its form; in the proof, within its first hash.
      const at = part === 'proof' ? text.indexOf('\n', text.indexOf('index ')) + 1 : part === 'leaf' ? text.indexOf('"dataHash":"') + 12 : text.length - 4;
      bytes[at] = bytes[at]! === 0x61 ? 0x62 : 0x61;
      files.set(eventFiles(index)[part], bytes);
      await writeFile(file('tampered.zip'), await zipped(files));
      const found = await verify(file('tampered.zip'), '--key', key);
      expect([part, found]).toMatchObject([part, { code: 1, verdict: 'wrong', problem: { index } }]);
      if (part !== 'leaf') expect(found.problem!.code).toBe(code);
    }
    expect(await verify(file('nothing.zip'), '--key', key)).toMatchObject({ code: 2, verdict: 'bad-input' });
    expect(await liandong('verify', file('x.zip'), '--checkpoint', 'y', '--url', system.url)).toMatchObject({ code: 2 });
  });
});
