import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalKeyWrapper } from './key-wrapper.js';

const PREFIX = 'liandong-sealing-key-v1:';

/**
 * The key-encryption key in the file; a new one, readable by its owner alone, where there is no file.
 *
 * @throws Error the file holds something else
 */
export async function openKeyFile(file: string): Promise<LocalKeyWrapper> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (!(await exists(file))) await create(file);
  const text = (await readFile(file, 'utf8')).trim();
  const key = Buffer.from(text.slice(PREFIX.length), 'base64url');
  // The message must not repeat what the file holds.
  if (!text.startsWith(PREFIX) || key.length !== 32) throw new Error(`${file} 不是封存密钥文件 / is no sealing key file`);
  return new LocalKeyWrapper(key);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(() => true, () => false);
}

/** Written aside and linked: of several processes that start at once one wins, and nobody reads half a key. */
async function create(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${PREFIX}${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
    await link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await unlink(aside);
  }
}
