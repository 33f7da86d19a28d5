import { buffer } from 'node:stream/consumers';
import type { TestApp } from '@liandong/service-kit/testing';
import { eventually } from '@liandong/testing';
import { mediaTypes, writeTable } from '@liandong/spreadsheets';

export const imports = '/api/clue-intake/imports';
export const head = ['序号', '线索编号', '线索来源', '受理日期', '被反映人', '工作单位', '职务', '管理权限', '主要内容'] as const;

export interface OldLine {
  readonly number: string;
  readonly source?: string;
  readonly on?: string;
  readonly names?: string;
  readonly unit?: string;
  readonly level?: string;
  readonly text?: string;
}

/** A line of an old ledger, right in every column unless something else is given. */
export const line = ({
  number,
  source = '信访',
  on = '2019年6月3日',
  names = '张某',
  unit = '某镇政府',
  level = '县管',
  text = '反映其履职不力',
}: OldLine): readonly string[] => ['', number, source, on, names, unit, '科员', level, text];

async function* rowsOf(lines: readonly OldLine[]) {
  for (const one of lines) yield line(one);
}

export const ledgerFile = (lines: readonly OldLine[], format: 'csv' | 'xlsx' = 'csv') =>
  buffer(writeTable(format, '台账', head, rowsOf(lines)));

/** What became of a clue, in further columns of its line. */
const past = [
  '问题类型',
  '处置方式',
  '处置日期',
  '立案日期',
  '立案层级',
  '办结日期',
  '处分日期',
  '四种形态',
  '留置日期',
  '移送司法日期',
  '追缴金额',
] as const;
export interface PastLine extends Pick<OldLine, 'number' | 'source' | 'on'> {
  /** In the order of the columns; those that are left out are empty. */
  readonly cells: readonly string[];
}
async function* pastRowsOf(lines: readonly PastLine[]) {
  for (const { cells, ...one } of lines) yield [...line(one), ...past.map((_, index) => cells[index] ?? '')];
}

/** A ledger that also says how clues were disposed of, and what became of their persons. */
export const pastLedger = (lines: readonly PastLine[]) => buffer(writeTable('csv', '台账', [...head, ...past], pastRowsOf(lines)));

export interface Asked {
  readonly organisationId?: string;
  readonly title?: string;
  readonly source?: string;
  readonly agencyId?: string;
  readonly mapping?: string;
}

/** Sends a file as a person does. */
export async function upload<T>(
  server: TestApp,
  person: string,
  file: Buffer,
  asked: Asked = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: T }> {
  const query = new URLSearchParams({ organisationId: 'mhk', title: '2012—2019 年问题线索台账', source: 'petition', ...asked });
  const answer = await fetch(`${server.url}${imports}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.token(person)}`, 'content-type': mediaTypes.xlsx, ...headers },
    body: new Uint8Array(file),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

export interface Preview {
  readonly status: string;
  readonly rows: number;
  readonly accepted: number;
  readonly imported: number;
  readonly skipped: number;
  readonly refused: number;
  readonly notTakenIn: readonly string[] | null;
  readonly unknownColumns: number | null;
  readonly counted: Readonly<Record<'pending' | 'imported' | 'skipped' | 'refused', number>>;
}

export async function prepared(server: TestApp, file: Buffer, asked: Asked = {}): Promise<string> {
  const { organisationId: of = 'mhk' } = asked;
  const { status, body } = await upload<{ readonly id: string; readonly position: string }>(server, `${of}-intake`, file, asked);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  await server.read(`${of}-intake`, `${imports}/${body.id}`, body.position);
  return body.id;
}

/** From the file to the end of the import. */
export async function imported(server: TestApp, file: Buffer, asked: Asked = {}): Promise<Preview & { readonly id: string }> {
  const id = await prepared(server, file, asked);
  const director = `${asked.organisationId ?? 'mhk'}-director`;
  await server.command(director, `${imports}/${id}/confirmation`);
  return { ...(await ended(server, id, director)), id };
}

export async function ended(server: TestApp, id: string, director = 'mhk-director'): Promise<Preview> {
  let last!: Preview;
  await eventually(async () => {
    last = await server.read<Preview>(director, `${imports}/${id}`);
    expect(['finished', 'cancelled']).toContain(last.status);
  }, 60_000);
  return last;
}
