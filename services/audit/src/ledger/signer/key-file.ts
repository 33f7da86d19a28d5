import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formatSignerKey, type Signer, signerFromKey } from '@liandong/ledger';
import { ensureFile } from '@liandong/ledger/files';

/** @throws Error where the file is missing or no signing key */
export async function readSigningKey(file: string): Promise<Signer> {
  return signerFromKey((await readFile(file, 'utf8')).trim());
}

/** The key in the file; a new one, readable by its owner alone, where there is no file. */
export async function ensureSigningKey(file: string, origin: string): Promise<Signer> {
  return signerFromKey((await ensureFile(file, () => `${formatSignerKey(origin, randomBytes(32))}\n`)).trim());
}
