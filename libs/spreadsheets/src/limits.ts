/** What a table that somebody sends may hold at most. */
export interface ReadLimits {
  /** Rows, the header included. */
  readonly rows: number;
  /** Columns of a row. */
  readonly columns: number;
  /** Characters of a cell: Excel's own limit. */
  readonly cellText: number;
  /** Bytes of one unpacked part of an XLSX, which is read as it unpacks. */
  readonly partBytes: number;
  /** Characters of all shared strings, which are kept in memory. */
  readonly sharedText: number;
  /** Parts of an XLSX. */
  readonly parts: number;
  /** Unpacked : packed, of parts above one MiB. Real ledgers pack at 10 to 40 : 1. */
  readonly ratio: number;
}

export const readLimits: ReadLimits = {
  rows: 200_001,
  columns: 200,
  cellText: 32_767,
  partBytes: 512 * 1024 * 1024,
  sharedText: 128 * 1024 * 1024,
  parts: 2_000,
  ratio: 200,
};

/** Why a table is not read. Names nothing of its content. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
  constructor(
    readonly code: 'table.unknown-format' | 'table.old-excel' | 'table.damaged' | 'table.too-large' | 'table.unknown-encoding',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

export function damaged(what: string): TableRefused {
  return new TableRefused('table.damaged', `文件已损坏:${what}`, `The file is damaged: ${what}`);
}

export function tooLarge(what: string, most: number): TableRefused {
  return new TableRefused('table.too-large', `文件超出上限:${what} ${most}`, `The file exceeds a limit: ${what} ${most}`);
}
