import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Wrong } from './problems.js';

export const limits = {
  entries: 400_000,
  fileBytes: 64 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  /** Unpacked : packed; JSON packs at about 10 : 1. Small files may exceed it. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
};

const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const S_IFMT = 0o170000;
const S_IFREG = 0o100000;
const UNIX = 3;

/**
 * Unpacks a ZIP into memory without believing it: everything is judged by its directory before anything is unpacked, and
 * nothing unpacks to more than the directory says.
 *
 * @throws Wrong zip.*
 */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) throw new Wrong('zip.not-a-zip', 'no local file header at the beginning');
  const zip = await open(bytes);
  try {
    const entries = await directory(zip);
    const files = new Map<string, Buffer>();
    for (const [name, entry] of entries) files.set(name, await content(zip, name, entry));
    return files;
  } finally {
    zip.close();
  }
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names stay bytes: we allow plain ASCII only, whatever the ZIP says about encodings.
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: false, autoClose: false }, (error, zip) => {
      if (error) reject(new Wrong('zip.truncated', error.message));
      else resolve(zip);
    });
  });
}

function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw new Wrong('zip.too-many-entries', `${zip.entryCount}, at most ${limits.entries}`);
  const entries = new Map<string, Entry>();
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new Wrong('zip.damaged', error.message)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        total += entry.uncompressedSize;
        const name = judge(entry, total);
        if (entries.has(name)) throw new Wrong('zip.duplicate-name', name);
        entries.set(name, entry);
        zip.readEntry();
      } catch (error) {
        reject(error as Error);
      }
    });
    zip.readEntry();
  });
}

/** @throws Wrong zip.bad-name, zip.not-a-file, zip.too-large, zip.ratio */
function judge(entry: Entry, total: number): string {
  const name = entry.fileNameRaw.toString('latin1');
  const mode = entry.externalFileAttributes >>> 16;
  if (
    name.endsWith('/') ||
    entry.isEncrypted() ||
    (entry.versionMadeBy >> 8 === UNIX && (mode & S_IFMT) !== S_IFREG && (mode & S_IFMT) !== 0)
  ) {
    throw new Wrong('zip.not-a-file', JSON.stringify(name));
  }
  if (!NAME.test(name)) throw new Wrong('zip.bad-name', JSON.stringify(name));
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > limits.fileBytes || total > limits.totalBytes) throw new Wrong('zip.too-large', `${name}: ${size} bytes, ${total} in all`);
  if (size > limits.ratioFromBytes && size > packed * limits.ratio) throw new Wrong('zip.ratio', `${name}: ${size} bytes out of ${packed}`);
  return name;
}

function content(zip: ZipFile, name: string, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const damaged = (why: string) => reject(new Wrong('zip.damaged', `${name}: ${why}`));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return damaged(error.message);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', (cause: Error) => damaged(cause.message));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (crc32(bytes) === entry.crc32) resolve(bytes);
        else damaged('wrong checksum');
      });
    });
  });
}
