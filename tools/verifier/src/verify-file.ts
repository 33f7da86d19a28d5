import { readFile } from 'node:fs/promises';
import type { PolicyKeys } from '@liandong/ledger';
import { isBadInput, Wrong } from './problems.js';
import { type ExportReport, verifyExport, type VerifyOptions } from './verify-export.js';
import { readZip } from './zip.js';

/** Checks a ZIP on disk; needs memory for all of it. */
export async function verifyFile(path: string, keys?: PolicyKeys, options?: VerifyOptions): Promise<ExportReport> {
  try {
    return verifyExport(await readZip(await bytesOf(path)), keys, options);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { verdict: isBadInput(error.problem) ? 'bad-input' : 'wrong', problem: error.problem, checkedLeaves: 0, cosignatures: [] };
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Wrong('input.not-found', (error as Error).message);
  }
}
