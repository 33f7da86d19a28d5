import { posix } from 'node:path';
import { damaged, type ReadLimits, tooLarge } from '../limits.js';
import { isDateFormat } from './dates.js';
import type { XlsxPackage } from './package.js';
import { walkAll, type XmlHandler } from './xml.js';

/** What is needed to read the first sheet. */
export interface Workbook {
  readonly sheet: string;
  readonly from1904: boolean;
  readonly strings: readonly string[];
  /** By the number of a cell's style. */
  readonly isDate: readonly boolean[];
}

const nothing = (): void => undefined;

async function opened(zip: XlsxPackage, part: string, handler: Partial<XmlHandler>): Promise<void> {
  await walkAll(part, await zip.read(part), { open: nothing, text: nothing, close: nothing, ...handler });
}

/** @throws TableRefused */
export async function readWorkbook(zip: XlsxPackage, limits: ReadLimits): Promise<Workbook> {
  let relation: string | undefined;
  let from1904 = false;
  await opened(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') relation ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  const targets = new Map<string, string>();
  await opened(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => void (name === 'Relationship' && Id && Target && targets.set(Id, Target)),
  });
  const target = targets.get(relation ?? '');
  if (target === undefined) throw damaged('xl/workbook.xml');
  const sheet = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
  return { sheet, from1904, strings: await readStrings(zip, limits), isDate: await readStyles(zip) };
}

/** Rich texts lose their fonts; how a character is pronounced is no part of the text. */
async function readStrings(zip: XlsxPackage, limits: ReadLimits): Promise<readonly string[]> {
  const part = 'xl/sharedStrings.xml';
  const strings: string[] = [];
  if (!zip.has(part)) return strings;
  let [current, length, inText, inPhonetic] = ['', 0, false, false];
  await opened(zip, part, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (text) => {
      if (!inText) return;
      length += text.length;
      if (length > limits.sharedText) throw tooLarge('文本字符数 / characters of text', limits.sharedText);
      current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

async function readStyles(zip: XlsxPackage): Promise<readonly boolean[]> {
  const part = 'xl/styles.xml';
  const isDate: boolean[] = [];
  if (!zip.has(part)) return isDate;
  const codes = new Map<number, string>();
  let inCells = false;
  await opened(zip, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'xf' && inCells) isDate.push(isDateFormat(id, codes.get(id)));
    },
    close: (name) => void (name === 'cellXfs' && (inCells = false)),
  });
  return isDate;
}
