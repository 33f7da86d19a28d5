import { randomBytes } from 'node:crypto';
import { COSIGNATURE_V1, type Cosigner, cosignerFromKey, formatSignerKey } from '@liandong/ledger';
import { ensureFile } from '@liandong/ledger/files';

/** The witness's key in the file; a new one with this name, readable by its owner alone, where there is no file. */
export async function ensureWitnessKey(file: string, name: string): Promise<Cosigner> {
  return cosignerFromKey((await ensureFile(file, () => `${formatSignerKey(name, randomBytes(32), COSIGNATURE_V1)}\n`)).trim());
}
