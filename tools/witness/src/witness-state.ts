import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { WitnessState } from '@liandong/ledger';
import { readIfThere, writeWhole } from '@liandong/ledger/files';

/** What the witness cosigned last, one file per origin, each written whole or not at all. */
export class WitnessStates {
  constructor(private readonly folder: string) {}

  /** @throws Error where the file is damaged: a witness that has forgotten must not cosign */
  async read(origin: string): Promise<WitnessState | undefined> {
    const text = await readIfThere(this.fileOf(origin));
    if (text === undefined) return undefined;
    const state = JSON.parse(text) as { origin: unknown; size: unknown; root: unknown };
    const root = Buffer.from(String(state.root), 'base64');
    if (state.origin !== origin || !Number.isSafeInteger(state.size) || root.length !== 32)
      throw new Error(`${this.fileOf(origin)} is no state of ${origin}`);
    return { size: state.size as number, root };
  }

  async write(origin: string, { size, root }: WitnessState): Promise<void> {
    await writeWhole(this.fileOf(origin), `${JSON.stringify({ origin, size, root: Buffer.from(root).toString('base64') })}\n`);
  }

  /** An origin may hold any character: it is hashed into a name. */
  private fileOf(origin: string): string {
    return join(this.folder, `${createHash('sha256').update(origin).digest('hex').slice(0, 32)}.json`);
  }
}
