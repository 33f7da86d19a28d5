import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { WitnessState } from '@liandong/ledger';

/** What the witness cosigned last, one file per origin, each written whole or not at all. */
export class WitnessStates {
  constructor(private readonly folder: string) {}

  /** @throws Error where the file is damaged: a witness that has forgotten must not cosign */
  async read(origin: string): Promise<WitnessState | undefined> {
    const text = await readFile(this.fileOf(origin), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const state = JSON.parse(text) as { origin: unknown; size: unknown; root: unknown };
    const root = Buffer.from(String(state.root), 'base64');
    if (state.origin !== origin || !Number.isSafeInteger(state.size) || root.length !== 32) throw new Error(`${this.fileOf(origin)} is no state of ${origin}`);
    return { size: state.size as number, root };
  }

  async write(origin: string, { size, root }: WitnessState): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = this.fileOf(origin);
    const handle = await open(`${file}.new`, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ origin, size, root: Buffer.from(root).toString('base64') })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** An origin may hold any character: it is hashed into a name. */
  private fileOf(origin: string): string {
    return join(this.folder, `${createHash('sha256').update(origin).digest('hex').slice(0, 32)}.json`);
  }
}
