import { type Versioned, versionInForce } from '@liandong/event-sourcing';
import { earliestDate } from '@liandong/legal-time';

/** 处置方式 of every time: 拟立案 · 初步核实 · 谈话函询 · 暂存待查 · 留存 · 予以了结. The four of today are the `DisposalMode`s. */
export const pastModes = ['file', 'initial-verification', 'talk-inquiry', 'hold', 'retain', 'close'] as const;
export type PastMode = (typeof pastModes)[number];

/** Which modes there were, from a day on (B1.22). */
interface ModeTable extends Versioned {
  readonly modes: readonly PastMode[];
}

/**
 * 处置方式 as versioned data. 谈话函询 took the place of 留存 in the course of 2014; ledgers of that year have either. A row is never edited.
 */
export const modeTables: readonly ModeTable[] = [
  {
    ruleId: 'B1.22-modes',
    version: '2013',
    effectiveFrom: earliestDate,
    clause: '五类处置标准:拟立案、初核、暂存、留存、了结',
    modes: ['file', 'initial-verification', 'hold', 'retain', 'close'],
  },
  {
    ruleId: 'B1.22-modes',
    version: '2014',
    effectiveFrom: '2014-01-01',
    clause: '2014 年内由留存改为谈话函询,当年台账两者并存',
    modes: ['file', 'initial-verification', 'talk-inquiry', 'hold', 'retain', 'close'],
  },
  {
    ruleId: 'B1.22-modes',
    version: '2015',
    effectiveFrom: '2015-01-01',
    clause: '五类处置方式:拟立案、初核、谈话函询、暂存、了结',
    modes: ['file', 'initial-verification', 'talk-inquiry', 'hold', 'close'],
  },
  {
    ruleId: 'B1.22-modes',
    version: '2016',
    effectiveFrom: '2016-01-01',
    clause: '四类处置方式:谈话函询、初步核实、暂存待查、予以了结',
    modes: ['initial-verification', 'talk-inquiry', 'hold', 'close'],
  },
];

/** The modes that were valid on a day. */
export function modesOn(date: string, tables = modeTables): ModeTable {
  return versionInForce(tables, date);
}
