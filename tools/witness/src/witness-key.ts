import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { COSIGNATURE_V1, type Cosigner, cosignerFromKey, formatSignerKey } from '@liandong/ledger';

/** The witness's key in the file; a new one with this name, readable by its owner alone, where there is no file. */
export async function ensureWitnessKey(file: string, name: string): Promise<Cosigner> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(`${formatSignerKey(name, randomBytes(32), COSIGNATURE_V1)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return cosignerFromKey((await readFile(file, 'utf8')).trim());
}
