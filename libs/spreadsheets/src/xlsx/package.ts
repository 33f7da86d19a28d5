import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { damaged, type ReadLimits, TableRefused, tooLarge } from '../limits.js';

const RATIO_FROM_BYTES = 1024 * 1024;

/** The parts of an XLSX. Judged by the directory before anything is unpacked; nothing unpacks to more than the directory says. */
export class XlsxPackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws TableRefused */
  static async open(bytes: Buffer, limits: ReadLimits): Promise<XlsxPackage> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, opened) =>
        error ? reject(damaged('zip')) : resolve(opened),
      );
    });
    const entries = await directory(zip, limits);
    if (!entries.has('xl/workbook.xml'))
      throw new TableRefused('table.unknown-format', '压缩包中没有工作簿', 'The archive holds no workbook');
    return new XlsxPackage(zip, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws TableRefused there is no such part */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged(name);
    return new Promise((resolve, reject) =>
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(name)) : resolve(stream))),
    );
  }

  close(): void {
    this.zip.close();
  }
}

function directory(zip: ZipFile, limits: ReadLimits): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > limits.parts) return reject(tooLarge('部件数 / parts', limits.parts));
    zip.on('error', () => reject(damaged('zip')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const refusal = judge(entry, limits);
      if (refusal) return reject(refusal);
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function judge(entry: Entry, limits: ReadLimits): TableRefused | undefined {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (entry.isEncrypted()) return new TableRefused('table.old-excel', '工作簿已加密', 'The workbook is encrypted');
  if (size > limits.partBytes) return tooLarge('解压后字节数 / unpacked bytes', limits.partBytes);
  if (size > RATIO_FROM_BYTES && size > packed * limits.ratio) return tooLarge('压缩比 / compression ratio', limits.ratio);
  return undefined;
}
