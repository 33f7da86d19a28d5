import { fromDecimal } from '../bytes.js';
import { LedgerError } from '../errors.js';

/** Hashes in a full tile: height 8 (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

export interface TileName {
  /** 0 to 63, or the entry bundles that belong to level 0. */
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; 256 is a full tile. */
  readonly width: number;
}

/** `tile/0/x001/234.p/5` (C2SP tlog-tiles). @throws LedgerError tile.bad-path */
export const tilePath = (level: number, index: number, width: number): string => pathOf({ level, index, width });

/** `tile/entries/x001/234.p/5`. @throws LedgerError tile.bad-path */
export const entriesPath = (index: number, width: number): string => pathOf({ level: 'entries', index, width });

function pathOf({ level, index, width }: TileName): string {
  const levelOk = level === 'entries' || (Number.isInteger(level) && level >= 0 && level <= 63);
  if (!levelOk || !Number.isSafeInteger(index) || index < 0 || !Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new LedgerError('tile.bad-path', `no tile has level ${level}, index ${index}, width ${width}`);
  }
  let path = digits(index % 1000);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${digits(rest % 1000)}/${path}`;
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const digits = (n: number): string => String(n).padStart(3, '0');

/** Accepts exactly what `tilePath` and `entriesPath` write. @throws LedgerError tile.bad-path */
export function parseTilePath(path: string): TileName {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  const name = match && {
    level: match[1] === 'entries' ? ('entries' as const) : Number(match[1]),
    index: Number(match[2]!.replaceAll(/[x/]/g, '')),
    width: match[3] === undefined ? TILE_WIDTH : (fromDecimal(match[3]) ?? 0),
  };
  // Leading zeros and a width of 256 written out are refused by writing the name again.
  if (
    !name ||
    !Number.isSafeInteger(name.index) ||
    name.width === 0 ||
    (name.level !== 'entries' && name.level > 63) ||
    name.width > TILE_WIDTH ||
    pathOf(name) !== path
  ) {
    throw new LedgerError('tile.bad-path', `not the path of a tile: ${path}`);
  }
  return name;
}
