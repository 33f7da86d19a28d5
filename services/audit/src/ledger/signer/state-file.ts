import { z } from 'zod';
import { readIfThere, writeWhole } from '@liandong/ledger/files';

/** What was signed last. */
export interface SignedHead {
  readonly size: number;
  readonly root: Uint8Array;
  readonly signedAt: Date;
}

const Content = z.strictObject({ origin: z.string(), size: z.number().int().min(0), root: z.base64(), signedAt: z.iso.datetime() });

/**
 * What was signed last, beside the key: whoever puts yesterday's database back does not put this back. It is written whole or not at all,
 * before the checkpoint is visible to anybody.
 */
export class StateFile {
  constructor(
    private readonly file: string,
    private readonly origin: string,
  ) {}

  /** @throws Error where the file is no such state, or another log's */
  async read(): Promise<SignedHead | undefined> {
    const text = await readIfThere(this.file);
    if (text === undefined) return undefined;
    const { origin, size, root, signedAt } = Content.parse(JSON.parse(text));
    if (origin !== this.origin) throw new Error(`${this.file} is the state of ${origin}, not of ${this.origin}`);
    return { size, root: Buffer.from(root, 'base64'), signedAt: new Date(signedAt) };
  }

  async write({ size, root, signedAt }: SignedHead): Promise<void> {
    const content = { origin: this.origin, size, root: Buffer.from(root).toString('base64'), signedAt: signedAt.toISOString() };
    await writeWhole(this.file, `${JSON.stringify(content)}\n`);
  }
}
