import { randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeyRing } from './key-ring.js';
import { LocalKeyWrapper } from './key-wrapper.js';

const PREFIX = 'liandong-sealing-key-v1:';

/**
 * The key-encryption keys in the file, one a line, the one in use first; a new one, readable by its owner alone, where there is no file.
 *
 * @throws Error the file holds something else
 */
export async function openKeyFile(file: string): Promise<KeyRing> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (!(await exists(file))) await create(file);
  const [current, ...retired] = (await linesOf(file)).map((line) => new LocalKeyWrapper(keyOf(line)!));
  return new KeyRing(current!, retired);
}

/** Puts a new key before those in the file (轮换): the service wraps all data keys anew under it at its next start. Answers its id. */
export async function rotateKeyFile(file: string): Promise<string> {
  const lines = await linesOf(file);
  const made = newLine();
  await replace(file, [made, ...lines]);
  return new LocalKeyWrapper(keyOf(made)!).id;
}

/**
 * Leaves only the key in use. Answers the ids of those that went. A data key that is still wrapped under one of them is lost: only once the
 * service has said that it wrapped everything anew.
 */
export async function retireOldKeys(file: string): Promise<readonly string[]> {
  const [current, ...old] = await linesOf(file);
  await replace(file, [current!]);
  return old.map((line) => new LocalKeyWrapper(keyOf(line)!).id);
}

async function linesOf(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  // The message must not repeat what the file holds.
  if (lines.length === 0 || lines.some((line) => !keyOf(line))) throw new Error(`${file} 不是封存密钥文件 / is no sealing key file`);
  return lines;
}

function keyOf(line: string): Buffer | undefined {
  const key = Buffer.from(line.slice(PREFIX.length), 'base64url');
  return line.startsWith(PREFIX) && key.length === 32 ? key : undefined;
}

function newLine(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Whoever reads the file meanwhile reads the old one or the new one, never half. */
async function replace(file: string, lines: readonly string[]): Promise<void> {
  await rename(await writtenAside(file, lines), file);
}

/** Written aside and linked: of several processes that start at once one wins, and nobody reads half a key. */
async function create(file: string): Promise<void> {
  const aside = await writtenAside(file, [newLine()]);
  try {
    await link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
}

async function writtenAside(file: string, lines: readonly string[]): Promise<string> {
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${lines.join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return aside;
}
