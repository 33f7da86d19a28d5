import { Readable } from 'node:stream';
import yazl from 'yazl';
import { eventFiles, type ExportKeys, type ExportManifest } from '@liandong/ledger';
import { readmeOf } from './readme.js';

/** One event, byte for byte. */
export interface ExportedEvent {
  readonly leaf: Uint8Array;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly proof: string;
}

export interface ExportContent {
  readonly manifest: ExportManifest;
  readonly keys: ExportKeys;
  /** The signed note with its cosignatures, verbatim. */
  readonly checkpoint: string;
  /** Called once for each leaf of the manifest, in order, when its turn has come. */
  event(index: number): Promise<ExportedEvent>;
}

/** No clock and no zone of the machine: a ZIP keeps local time, and this is the first that it knows. */
const STILL = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/** The export as a ZIP, made while it is read: no more than a few events are in memory. The same content yields the same bytes. */
export function archiveOf({ manifest, keys, checkpoint, event }: ExportContent): Readable {
  const zip = new yazl.ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, STILL);
  add('README.md', readmeOf(manifest));
  add('manifest.json', jsonText(manifest));
  add('checkpoint', checkpoint);
  add('keys.json', jsonText(keys));
  for (const index of manifest.leaves) {
    const paths = eventFiles(index);
    let loaded: Promise<ExportedEvent> | undefined;
    for (const part of ['leaf', 'data', 'metadata', 'proof'] as const) {
      zip.addReadStreamLazy(paths[part], STILL, (give) => {
        (loaded ??= event(index)).then(
          (content) => give(null, Readable.from([Buffer.from(content[part])])),
          (error: unknown) => output.destroy(error as Error),
        );
        if (part === 'proof') loaded = undefined;
      });
    }
  }
  zip.end();
  return output;
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
