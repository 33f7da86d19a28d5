import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '@liandong/testing';
import { DataKeys, installDataKeys } from './data-keys.js';
import { sealingKeyCommand } from './key-command.js';
import { openKeyFile } from './key-file.js';
import { KeyRing } from './key-ring.js';
import { type KeyWrapper, LocalKeyWrapper } from './key-wrapper.js';
import { Sealer } from './sealer.js';

const wrapper = (byte: number) => new LocalKeyWrapper(Buffer.alloc(32, byte));
const place = { subject: 'reporter-1', stream: 'reporter-1' };
const identity = { name: '张三丰', phone: '13900000000' };

describe('sealing', () => {
  let pool: pg.Pool;
  beforeEach(async () => {
    pool = new pg.Pool({ connectionString: (await createTestDatabase()).url });
    await installDataKeys(pool, 'public');
    await installDataKeys(pool, 'public');
  });
  afterEach(() => pool.end());
  const sealer = (kek: KeyWrapper = wrapper(1)) => new Sealer(new DataKeys(pool, 'public', kek));

  it('given a sealed identity, then it opens in its own place, and the ciphertext holds nothing of it', async () => {
    const sealed = await sealer().seal(place, 'command-1', identity);
    expect(sealed.fields.name).toMatch(new RegExp(`^v1\\.${sealed.keyId}\\.[\\w-]+$`));
    for (const text of Object.values(identity))
      expect(Buffer.from(sealed.fields.name!.split('.')[2]!, 'base64url').includes(text)).toBe(false);
    expect(await sealer().unseal(place, sealed)).toEqual(identity);
  });

  it('given names of different lengths, then their ciphertexts are equally long', async () => {
    const lengths = await Promise.all(
      ['王', '欧阳修德·阿不都热依木'].map(async (name) => (await sealer().seal(place, 'c', { name })).fields.name!.length),
    );
    expect(new Set(lengths).size).toBe(1);
  });

  it('given the same command again, then the ciphertext is the same; given another text, command, field or subject, then nothing of it is', async () => {
    const once = async (at = place, occasion = 'command-1', fields: Record<string, string> = { name: 'a' }) =>
      Object.values((await sealer().seal(at, occasion, fields)).fields)[0];
    const first = await once();
    expect(await once()).toBe(first);
    const others = [
      await once(place, 'command-2'),
      await once(place, 'command-1', { name: 'b' }),
      await once(place, 'command-1', { phone: 'a' }),
      await once({ subject: 'reporter-2', stream: 'reporter-2' }),
    ];
    expect(new Set([first, ...others].map((text) => text!.split('.')[2]!.slice(0, 16))).size).toBe(5);
  });

  it('given a ciphertext that was moved to another field, stream or subject, or changed in any byte, then it is unreadable', async () => {
    const { keyId, fields } = await sealer().seal(place, 'c', identity);
    const unreadable = { code: 'sealing.unreadable' };
    await sealer().seal({ subject: 'reporter-2', stream: 'reporter-2' }, 'c', identity);
    await expect(sealer().unseal(place, { keyId, fields: { phone: fields.name! } })).rejects.toMatchObject(unreadable);
    await expect(sealer().unseal({ ...place, stream: 'reporter-2' }, { keyId, fields })).rejects.toMatchObject(unreadable);
    await expect(sealer().unseal({ subject: 'reporter-2', stream: 'reporter-1' }, { keyId, fields })).rejects.toMatchObject(unreadable);
    const [version, id, body] = fields.name!.split('.') as [string, string, string];
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      await expect(
        sealer().unseal(place, { keyId, fields: { name: [version, id, changed.toString('base64url')].join('.') } }),
      ).rejects.toMatchObject(unreadable);
    }
    for (const text of ['', 'v1', `v2.${id}.${body}`, `v1.${id}.`])
      await expect(sealer().unseal(place, { keyId, fields: { name: text } })).rejects.toMatchObject(unreadable);
  });

  it('given a file, then it opens in its own place alone, files of any size are equally long, and nothing opens after the destruction', async () => {
    const file = randomBytes(3_000);
    const { keyId, content } = await sealer().sealFile(place, 'c', 'photograph', file);
    expect(await sealer().unsealFile(place, 'photograph', content)).toEqual(file);
    expect(content.includes(file.subarray(0, 16))).toBe(false);
    for (const ending of [Buffer.alloc(0), Buffer.from([0x80]), Buffer.from([0x80, 0, 0]), Buffer.alloc(60_000)]) {
      const other = await sealer().sealFile(place, 'c', 'photograph', ending);
      expect({ keyId: other.keyId, length: other.content.length }).toEqual({ keyId, length: content.length });
      expect(await sealer().unsealFile(place, 'photograph', other.content)).toEqual(ending);
    }
    const unreadable = { code: 'sealing.unreadable' };
    await expect(sealer().unsealFile(place, 'other', content)).rejects.toMatchObject(unreadable);
    await expect(sealer().unsealFile({ ...place, stream: 'reporter-2' }, 'photograph', content)).rejects.toMatchObject(unreadable);
    for (const wrong of [Buffer.alloc(0), content.subarray(1), Buffer.concat([content, Buffer.from([0])])])
      await expect(sealer().unsealFile(place, 'photograph', wrong)).rejects.toMatchObject(unreadable);
    await sealer().destroy(place.subject);
    await expect(sealer().unsealFile(place, 'photograph', content)).rejects.toMatchObject({ code: 'sealing.key-destroyed' });
  });

  it('given many processes that seal for a new subject at once, then they share one key', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) => sealer().seal(place, String(index), identity)));
    expect(new Set(all.map(({ keyId }) => keyId)).size).toBe(1);
    for (const sealed of all) expect(await sealer().unseal(place, sealed)).toEqual(identity);
  });

  it('given a destroyed key, then nothing opens, a repetition makes no new one, and no file of the table holds the wrapped key', async () => {
    const sealed = await sealer().seal(place, 'c', identity);
    const { rows } = await pool.query<{ wrapped: Buffer }>('SELECT wrapped FROM sealing_keys');
    const onDisk = async () => {
      await pool.query('CHECKPOINT');
      const { rows: files } = await pool.query<{ bytes: Buffer }>(
        `SELECT pg_read_binary_file(pg_relation_filepath('sealing_keys')) AS bytes`,
      );
      return files[0]!.bytes.includes(rows[0]!.wrapped);
    };
    expect(await onDisk()).toBe(true);
    await sealer().destroy(place.subject);
    await sealer().destroy(place.subject);
    expect(await onDisk()).toBe(false);
    const gone = { code: 'sealing.key-destroyed' };
    await expect(sealer().unseal(place, sealed)).rejects.toMatchObject(gone);
    await expect(sealer().seal(place, 'c', identity)).rejects.toMatchObject(gone);
    await sealer().destroy('never-sealed');
    await expect(sealer().seal({ subject: 'never-sealed', stream: 's' }, 'c', identity)).rejects.toMatchObject(gone);
  });

  it('given another key-encryption key, then it is said which is missing, and nothing opens; a wrapped key does not serve another subject', async () => {
    const sealed = await sealer().seal(place, 'c', identity);
    await expect(sealer(wrapper(2)).unseal(place, sealed)).rejects.toMatchObject({ code: 'sealing.key-unavailable' });
    expect(await new DataKeys(pool, 'public', wrapper(2)).foreignWrappers()).toEqual([wrapper(1).id]);
    expect(await new DataKeys(pool, 'public', wrapper(1)).foreignWrappers()).toEqual([]);
    await expect(sealer().unseal({ ...place, subject: 'unknown' }, sealed)).rejects.toMatchObject({ code: 'sealing.key-unavailable' });
    await pool.query(`UPDATE sealing_keys SET subject = 'reporter-9'`);
    await expect(sealer().unseal({ subject: 'reporter-9', stream: place.stream }, sealed)).rejects.toThrow();
  });

  it('given a new key before the old one, then all data keys are wrapped anew, what was sealed stays as it is, the old key opens nothing, and what was destroyed stays destroyed', async () => {
    const sealed = await sealer().seal(place, 'c', identity);
    await sealer().destroy('gone');
    const before = (await pool.query<{ wrapped: Buffer }>('SELECT wrapped FROM sealing_keys WHERE wrapped IS NOT NULL')).rows[0]!.wrapped;
    const ring = new KeyRing(wrapper(2), [wrapper(1)]);
    // Until then both are at hand.
    expect(await sealer(ring).unseal(place, sealed)).toEqual(identity);
    const keys = new DataKeys(pool, 'public', ring);
    expect([await keys.rewrap(), await keys.rewrap()]).toEqual([1, 0]);
    expect(await sealer(wrapper(2)).unseal(place, sealed)).toEqual(identity);
    await expect(sealer(wrapper(1)).unseal(place, sealed)).rejects.toMatchObject({ code: 'sealing.key-unavailable' });
    expect(await new DataKeys(pool, 'public', wrapper(2)).foreignWrappers()).toEqual([]);
    await expect(sealer(wrapper(2)).seal({ subject: 'gone', stream: 's' }, 'c', identity)).rejects.toMatchObject({
      code: 'sealing.key-destroyed',
    });
    await pool.query('CHECKPOINT');
    const { rows: files } = await pool.query<{ bytes: Buffer }>(
      `SELECT pg_read_binary_file(pg_relation_filepath('sealing_keys')) AS bytes`,
    );
    expect(files[0]!.bytes.includes(before)).toBe(false);
  });
});

describe('the key file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liandong-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('given no file, then it is made, for its owner alone, by one of those who start at once; later starts read it', async () => {
    const file = join(folder, 'sealing', 'key');
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => openKeyFile(file)));
    expect(new Set(others.map(({ id }) => id))).toEqual(new Set([first!.id]));
    expect(await readdir(dirname(file))).toEqual(['key']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await openKeyFile(file)).id).toBe(first!.id);
    expect(await readFile(file, 'utf8')).not.toContain(first!.id);
  });

  it('given a rotation, then the new key is in use and the old one at hand, until it is retired', async () => {
    const file = join(folder, 'rotated', 'key');
    const { id: old } = await openKeyFile(file);
    expect(await sealingKeyCommand('rotate', file)).toContain((await openKeyFile(file)).id);
    const { id: made, ids } = await openKeyFile(file);
    expect(ids).toEqual([made, old]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await sealingKeyCommand('retire', file)).toContain(old);
    expect((await openKeyFile(file)).ids).toEqual([made]);
    expect(await readdir(dirname(file))).toEqual(['key']);
    await expect(sealingKeyCommand('rotate', undefined)).rejects.toThrow('sealing-key rotate');
    await expect(sealingKeyCommand('remove', file)).rejects.toThrow('sealing-key rotate');
  });

  it('given a file that is no key, then it is refused and not repeated', async () => {
    const file = join(folder, 'other');
    await writeFile(file, 'a secret of somebody else');
    await expect(openKeyFile(file)).rejects.toThrow(/no sealing key file$/);
    expect(() => new LocalKeyWrapper(Buffer.alloc(16))).toThrow(RangeError);
  });
});
