import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatSignerKey, type Signer, signerFromKey } from '@liandong/ledger';
import { syncFolder } from './state-file.js';

/** @throws Error where the file is missing or no signing key */
export async function readSigningKey(file: string): Promise<Signer> {
  return signerFromKey((await readFile(file, 'utf8')).trim());
}

/** The key in the file; a new one, readable by its owner alone, where there is no file. */
export async function ensureSigningKey(file: string, origin: string): Promise<Signer> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(`${formatSignerKey(origin, randomBytes(32))}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readSigningKey(file);
}
