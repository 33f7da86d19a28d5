import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { limits, type ProblemCode, readZip } from './index.js';
import { run } from './program.js';
import { exportOf, log, someEvents, witnesses } from './testing/export-fixture.js';

type Added = readonly [name: string, bytes: Uint8Array, options?: { mode?: number; compress?: boolean }];

async function zipOf(files: Iterable<Added>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes, options] of files) zip.addBuffer(Buffer.from(bytes), name, options);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Names that yazl refuses to write are put in afterwards: same length, both headers. */
const renamed = (zip: Buffer, from: string, to: string): Buffer => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

const hello = Buffer.from('你好');
const refuses = (code: ProblemCode, zip: Buffer) => expect(readZip(zip)).rejects.toMatchObject({ problem: { code } });

describe('reading a ZIP', () => {
  it('gives the bytes of every file', async () => {
    const files = await readZip(
      await zipOf([
        ['README.md', hello],
        ['events/1.leaf', hello, { compress: false }],
        ['empty', new Uint8Array()],
      ]),
    );
    expect([...files].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
      ['README.md', '你好'],
      ['events/1.leaf', '你好'],
      ['empty', ''],
    ]);
  });

  it('refuses what is no ZIP, and one that is cut off anywhere', async () => {
    await refuses('zip.not-a-zip', Buffer.from('hello'));
    await refuses('zip.not-a-zip', Buffer.alloc(0));
    const zip = await zipOf([['README.md', hello]]);
    for (let length = 4; length < zip.length; length += 1) await refuses('zip.truncated', zip.subarray(0, length));
  });

  it.each(['../../passwd', '/etc/passwd_', 'C:\\windows..', 'a/../../b/cc', './a/b/c/dd', 'a//b/c/d/ee', 'a\0b/c/d/e/f'])(
    'refuses the name %j',
    async (name) => {
      await refuses('zip.bad-name', renamed(await zipOf([['x'.repeat(name.length), hello]]), 'x'.repeat(name.length), name));
    },
  );

  it('refuses a name twice, Chinese names, links, directories', async () => {
    await refuses(
      'zip.duplicate-name',
      renamed(
        await zipOf([
          ['aaaa', hello],
          ['bbbb', hello],
        ]),
        'bbbb',
        'aaaa',
      ),
    );
    await refuses('zip.bad-name', await zipOf([['说明', hello]]));
    await refuses('zip.not-a-file', await zipOf([['link', hello, { mode: 0o120777 }]]));
    const folder = new ZipFile();
    folder.addEmptyDirectory('events');
    folder.end();
    const chunks: Buffer[] = [];
    for await (const chunk of folder.outputStream) chunks.push(chunk as Buffer);
    await refuses('zip.not-a-file', Buffer.concat(chunks));
  });

  it('refuses bombs by what their directory says, and those whose directory lies', async () => {
    const bomb = await zipOf([['bomb', Buffer.alloc(20 * 1024 * 1024)]]);
    await refuses('zip.ratio', bomb);
    const lying = Buffer.from(bomb);
    const entry = lying.indexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(1000, entry + 24);
    await refuses('zip.damaged', lying);
    await refuses('zip.too-large', await zipOf([['big', Buffer.alloc(limits.fileBytes + 1)]]));
    const many = await zipOf([['a', hello]]);
    const huge = Buffer.from(many);
    huge.writeUInt32LE(limits.fileBytes + 1, huge.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    await refuses('zip.too-large', huge);
  });

  it('has limits on the number and the sum of files', async () => {
    const before = { ...limits };
    try {
      Object.assign(limits, { entries: 2, totalBytes: 10 });
      await refuses(
        'zip.too-many-entries',
        await zipOf([
          ['a', hello],
          ['b', hello],
          ['c', hello],
        ]),
      );
      await refuses(
        'zip.too-large',
        await zipOf([
          ['a', hello],
          ['b', hello],
        ]),
      );
    } finally {
      Object.assign(limits, before);
    }
  });

  it('refuses a file whose checksum is wrong', async () => {
    const zip = await zipOf([['a', Buffer.from('hello hello'), { compress: false }]]);
    zip[zip.indexOf('hello hello')]! ^= 1;
    await refuses('zip.damaged', zip);
  });
});

describe('liandong-verify', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verify-'));
    path = join(folder, 'export.zip');
    await writeFile(path, await zipOf(await exportOf(someEvents())));
    await writeFile(join(folder, 'log.vkey'), `${log.vkey}\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const verify = async (...args: string[]) => {
    const printed: string[] = [];
    const code = await run(['verify', ...args], (text) => printed.push(text));
    return { code, text: printed.join('\n') };
  };

  it('0: right, with a key or a file with it, and with witnesses', async () => {
    expect(await verify(path, '--key', log.vkey)).toMatchObject({ code: 0, text: expect.stringContaining('核验通过') });
    const cosigned = await verify(
      path,
      '--key',
      join(folder, 'log.vkey'),
      ...witnesses.flatMap(({ vkey }) => ['--witness', vkey]),
      '--quorum',
      '2',
    );
    expect(cosigned).toMatchObject({ code: 0, text: expect.stringContaining('witness-3.example 2026-02-02T02:40:00.000Z') });
  });

  it('1: wrong, with the first wrong leaf; as JSON too', async () => {
    const files = await exportOf(someEvents());
    files.set('events/000000000255.data.json', Buffer.from('{}'));
    const wrong = join(folder, 'wrong.zip');
    await writeFile(wrong, await zipOf(files));
    expect(await verify(wrong, '--key', log.vkey)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/first wrong leaf: 255 · e-2[^]*leaf\.data-changed/),
    });
    const { code, text } = await verify(wrong, '--key', log.vkey, '--json');
    expect([code, JSON.parse(text)]).toMatchObject([
      1,
      { verdict: 'wrong', checkedLeaves: 2, problem: { code: 'leaf.data-changed', index: 255, eventId: 'e-2' } },
    ]);
  });

  it('2: bad input', async () => {
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await verify(join(folder, 'none.zip'), '--key', log.vkey)).toMatchObject({
      code: 2,
      text: expect.stringContaining('input.not-found'),
    });
    expect(await verify(join(folder, 'log.vkey'), '--key', log.vkey)).toMatchObject({
      code: 2,
      text: expect.stringContaining('zip.not-a-zip'),
    });
    expect(await verify(path, '--key', 'x')).toMatchObject({ code: 2, text: expect.stringContaining('input.bad-key') });
    expect(await verify(path, '--witness', witnesses[0]!.vkey)).toMatchObject({ code: 2 });
    expect(await verify(path, '--key', log.vkey, '--quorum', 'two')).toMatchObject({ code: 2 });
    expect(await verify()).toMatchObject({ code: 2 });
    errors.mockRestore();
  });

  it('3: consistent, and it says that this proves nothing', async () => {
    expect(await verify(path)).toMatchObject({ code: 3, text: expect.stringMatching(/--key[^]*proves nothing/) });
  });
});
