import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newSigner } from '@liandong/ledger';
import { goCases } from './go/cases.js';
import { verifyWithGo } from './go/verify-go.js';
import { exportOf, log, someEvents } from './testing/export-fixture.js';

const root = join(import.meta.dirname, '../../..');
const folderWithoutGo = join(root, 'docs');

/** The script of the page, run as it stands there, by people who have @sigstore/verify and an unpacked export. */
describe('the script in docs/guides/verify.md', () => {
  let folder: string;
  let script: string;
  beforeAll(async () => {
    script = /```js\n([^]*?)```/.exec(await readFile(join(root, 'docs/guides/verify.md'), 'utf8'))![1]!;
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    for (const [name, bytes] of await exportOf(someEvents())) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  const check = (vkey = log.vkey) =>
    spawnSync(process.execPath, ['--input-type=module', '-', folder, vkey], { cwd: root, input: script, encoding: 'utf8' });
  /** Changes one file, looks, and puts it back. */
  async function changed(name: string, from: string, to: string) {
    const bytes = await readFile(join(folder, name));
    expect(bytes.includes(from)).toBe(true);
    await writeFile(join(folder, name), bytes.toString().replace(from, to));
    const result = check();
    await writeFile(join(folder, name), bytes);
    return result;
  }

  it('finds an export right', () => {
    expect(check()).toMatchObject({ status: 0, stdout: 'ok: 5 leaves in a tree of 600\n' });
  });

  it.each([
    ['data', 'events/000000000255.data.json', '第2项', '第3项', '000000000255: data changed'],
    ['metadata', 'events/000000000255.metadata.json', '王芳', '李明', '000000000255: metadata changed'],
    ['a leaf', 'events/000000000255.leaf', 'ClueRegistered', 'ClueReturned', 'calculated root hash does not match'],
    ['the index of a proof', 'proofs/000000000255.tlog-proof', 'index 255', 'index 256', 'the proof of another leaf'],
    ['the checkpoint of a proof', 'proofs/000000000255.tlog-proof', '\n600\n', '\n601\n', 'another checkpoint'],
    ['the checkpoint', 'checkpoint', '\n600\n', '\n601\n', 'invalid checkpoint signature'],
  ])('finds a change in %s', async (_what, name, from, to, message) => {
    const { status, stderr } = await changed(name, from, to);
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
  });

  it('finds that another log has signed', () => {
    expect(check(newSigner(log.name, Buffer.alloc(32, 9)).vkey)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('invalid checkpoint signature'),
    });
  });
});

describe('the Go program in docs/guides/verify.md', () => {
  it('is the file that `npm run verify:go` compiles and tries', async () => {
    const page = await readFile(join(root, 'docs/guides/verify.md'), 'utf8');
    expect(/```go\n([^]*?)```/.exec(page)![1]).toBe(await readFile(join(root, 'tools/verifier/go/check.go'), 'utf8'));
  });

  it('given a machine without Go, then it says that nothing was checked, and does not end as if all were well', async () => {
    const said: string[] = [];
    expect(await verifyWithGo((text) => said.push(text), { PATH: folderWithoutGo })).toBe(3);
    expect(said.join('\n')).toContain('nothing was checked');
  });

  it('every negative case differs from a right export, so that the program has something to find', async () => {
    const files = await exportOf(someEvents());
    for (const { change } of goCases.filter(({ right }) => !right)) if (change) expect(change(files)).not.toEqual(files);
  });
});
