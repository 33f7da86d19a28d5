import { newSigner, type PolicyKeys, signNote } from '@liandong/ledger';
import { eventFiles } from '@liandong/ledger';
import { type ProblemCode, verifyExport } from './index.js';
import { eventAt, exportOf, type FixtureEvent, log, MATTER, someEvents, witnesses } from './testing/export-fixture.js';

const keys: PolicyKeys = { logKey: log.vkey, witnesses: witnesses.map(({ vkey }) => vkey), quorum: 2 };
const at255 = eventFiles(255);

async function changed(change: (files: Map<string, Uint8Array>) => void, events = someEvents()) {
  const files = await exportOf(events);
  change(files);
  return verifyExport(files, keys);
}

const json = (files: Map<string, Uint8Array>, name: string) =>
  JSON.parse(Buffer.from(files.get(name)!).toString()) as Record<string, unknown>;
const edit = (name: string, from: string | RegExp, to: string) => (files: Map<string, Uint8Array>) => {
  const before = Buffer.from(files.get(name)!).toString();
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  files.set(name, Buffer.from(after));
};
const copy = (from: string, to: string) => (files: Map<string, Uint8Array>) => files.set(to, files.get(from)!);
const other = (change: Partial<FixtureEvent>) => new Map([...someEvents(), [255, { ...eventAt(2), ...change }]] as const);

describe('an export that is right', () => {
  it('is right under the key of the log and its witnesses', async () => {
    const progress: number[] = [];
    const report = verifyExport(await exportOf(someEvents()), keys, { onProgress: (done) => progress.push(done) });
    expect(report).toMatchObject({ verdict: 'right', checkedLeaves: 5, manifest: { matterId: MATTER, treeSize: 600, complete: true } });
    expect(report.cosignatures).toEqual(witnesses.map(({ name, keyId }) => ({ name, keyId, timestamp: 1_770_000_000 })));
    expect(progress).toEqual([1, 2, 3, 4, 5]);
  });

  it('is only consistent without a key, however well its own keys fit', async () => {
    expect(verifyExport(await exportOf(someEvents()))).toMatchObject({ verdict: 'consistent', checkedLeaves: 5 });
  });

  it('may hold no event at all', async () => {
    expect(verifyExport(await exportOf(new Map()), keys)).toMatchObject({ verdict: 'right', checkedLeaves: 0 });
  });
});

describe('the first wrong leaf is named', () => {
  it.each<[ProblemCode, string, (files: Map<string, Uint8Array>) => unknown]>([
    ['leaf.data-changed', 'data', edit(at255.data, '第2项', '第3项')],
    ['leaf.data-changed', 'a space in the data', edit(at255.data, '{', '{ ')],
    ['leaf.metadata-changed', 'metadata', edit(at255.metadata, '王芳', '李明')],
    ['leaf.metadata-differs', 'who acted, in the leaf', edit(at255.leaf, '王芳', '李明')],
    ['leaf.not-in-tree', 'what happened, in the leaf', edit(at255.leaf, 'ClueRegistered', 'ClueReturned')],
    ['leaf.not-in-tree', 'a hash of the proof', (files) => files.set(at255.proof, swapLines(files.get(at255.proof)!))],
    ['leaf.bad-proof', 'the proof', edit(at255.proof, 'tlog-proof@v1', 'tlog-proof@v2')],
    ['leaf.proof-of-another-leaf', 'the proof, for that of another leaf', copy(eventFiles(256).proof, at255.proof)],
    ['leaf.other-checkpoint', 'the checkpoint in the proof', edit(at255.proof, /— witness-3.*\n/, '')],
  ])('%s: when somebody changes %s', async (code, _what, change) => {
    const report = await changed((files) => void change(files));
    expect(report).toMatchObject({ verdict: 'wrong', checkedLeaves: 2, problem: { code, index: 255, eventId: 'e-2' } });
  });

  it('leaf.metadata-differs: when it blames somebody else, with a fitting digest', async () => {
    const metadata = {
      occurredAt: '2026-01-01T00:00:00.000Z',
      actor: { personId: '李明', organisationId: 'mhk', role: 'principal' },
      correlationId: MATTER,
      causationId: 'c-1',
    };
    const report = await changed(() => undefined, other({ metadata }));
    expect(report.problem).toMatchObject({ code: 'leaf.metadata-differs', index: 255, detail: `${at255.metadata}: personId` });
  });

  it.each<[ProblemCode, Partial<FixtureEvent>]>([
    ['leaf.wrong-matter', { matterId: 'another' }],
    ['leaf.duplicate-event', { id: 'e-0' }],
    ['leaf.wrong-order', { revision: 0 }],
  ])('%s', async (code, change) => {
    expect((await changed(() => undefined, other(change))).problem).toMatchObject({ code, index: 255 });
  });

  it('leaf.malformed: when the leaf says the same in another way', async () => {
    const report = await changed(edit(at255.leaf, '{', '{ '));
    expect(report.problem).toMatchObject({ code: 'leaf.malformed', index: 255 });
  });
});

describe('the rest of the export', () => {
  it.each<[ProblemCode, string, (files: Map<string, Uint8Array>) => unknown]>([
    ['export.missing-file', 'an event is left out', (files) => files.delete(at255.data)],
    ['export.missing-file', 'no manifest', (files) => files.delete('manifest.json')],
    ['export.unexpected-file', 'an event is added', copy(at255.leaf, eventFiles(9).leaf)],
    ['export.unexpected-file', 'a file is added', copy('README.md', 'README.txt')],
    ['export.bad-manifest', 'not JSON', (files) => files.set('manifest.json', Buffer.from('{'))],
    ['export.bad-manifest', 'null', (files) => files.set('manifest.json', Buffer.from('null'))],
    ['export.bad-manifest', 'another format', edit('manifest.json', '"format":1', '"format":2')],
    ['export.bad-manifest', 'leaves out of order', edit('manifest.json', '[3,7', '[7,3')],
    ['export.bad-manifest', 'a leaf twice', edit('manifest.json', '[3,7', '[3,3')],
    ['export.bad-manifest', 'a leaf outside the tree', edit('manifest.json', '256,500', '256,600')],
    ['export.bad-manifest', 'another count', edit('manifest.json', '"events":5', '"events":6')],
    ['export.bad-manifest', 'a negative size', edit('manifest.json', '"treeSize":600', '"treeSize":-1')],
    ['export.bad-keys', 'keys that are none', edit('keys.json', /"log":"[^"]*"/, '"log":"x"')],
    ['export.bad-keys', 'no quorum', edit('keys.json', ',"quorum":1', '')],
    ['export.wrong-checkpoint', 'another size', edit('manifest.json', '"treeSize":600', '"treeSize":601')],
    ['export.wrong-checkpoint', 'another origin', edit('manifest.json', /"origin":"[^"]*"/, '"origin":"x"')],
    ['checkpoint.refused', 'another root', edit('checkpoint', '\n600\n', '\n601\n')],
    ['checkpoint.refused', 'no checkpoint', (files) => files.set('checkpoint', Buffer.from('x'))],
    ['checkpoint.no-quorum', 'a cosignature is left out', edit('checkpoint', /— witness-3.*\n/, '')],
  ])('%s: %s', async (code, _what, change) => {
    const report = await changed((files) => void change(files));
    expect(report).toMatchObject({ verdict: 'wrong', checkedLeaves: 0, problem: { code } });
    expect(report.problem).not.toHaveProperty('index');
  });

  it('checkpoint.not-signed-by-log: another key, even one that the export brings along', async () => {
    const files = await exportOf(someEvents());
    const forger = newSigner(log.name, Buffer.alloc(32, 9));
    const text = Buffer.from(files.get('checkpoint')!).toString().split('\n\n')[0]!;
    files.set('checkpoint', Buffer.from(signNote(`${text}\n`, [forger])));
    files.set('keys.json', Buffer.from(JSON.stringify({ ...json(files, 'keys.json'), log: forger.vkey })));
    expect(verifyExport(files, { logKey: log.vkey }).problem).toMatchObject({ code: 'checkpoint.not-signed-by-log' });
  });

  it('input.bad-key: nothing is checked with keys that are none', async () => {
    const files = await exportOf(someEvents());
    const bad: PolicyKeys[] = [
      { logKey: 'x' },
      { logKey: witnesses[0]!.vkey },
      { ...keys, quorum: 3 },
      { ...keys, witnesses: [witnesses[0]!.vkey, witnesses[0]!.vkey] },
    ];
    for (const policy of bad)
      expect(verifyExport(files, policy)).toMatchObject({ verdict: 'bad-input', problem: { code: 'input.bad-key' } });
  });
});

function swapLines(proof: Uint8Array): Uint8Array {
  const lines = Buffer.from(proof).toString().split('\n');
  [lines[2], lines[3]] = [lines[3]!, lines[2]!];
  return Buffer.from(lines.join('\n'));
}
