import type { Machine } from '../machine.js';
import type { Bar, Finished } from '../runner.js';
import type { Server } from '../server.js';
import { ms } from './format.js';

export interface Circumstances {
  readonly machine: Machine;
  readonly server: Pick<Server, 'version' | 'settings'>;
  readonly repeats: number;
  /** YYYY-MM-DD */
  readonly date: string;
}

function rows(cells: readonly (readonly string[])[]): string[] {
  return cells.map((row) => `| ${row.join(' | ')} |`);
}

function bar({ what, wanted, seen, met }: Bar): string {
  return `- ${met ? 'met' : '**missed**'}: ${what}: ${seen} (wanted ${wanted})`;
}

function section({ table, bars }: Finished, { date, repeats }: Circumstances): string {
  return [
    `${table.title} (${date}, ${repeats} repeats)`,
    '',
    ...rows([table.head, table.head.map((_, column) => (column === 0 ? '---' : '---:')), ...table.rows]),
    '',
    ...table.notes.map((note) => `- ${note}`),
    ...bars.map(bar),
  ].join('\n');
}

function machineSection({ machine, server, date }: Circumstances): string {
  return [
    ...rows([
      ['', ''],
      ['---', '---'],
      ['date', date],
      ['cores', `${machine.cores} (${machine.cpu})`],
      ['memory', `${machine.memoryGiB} GiB`],
      ['kernel', machine.kernel],
    ]),
    ...rows([
      ['Node', machine.node],
      ['PostgreSQL', server.version],
      ['settings', `\`${server.settings}\``],
      ['flushed 8 KiB write', ms(machine.flushMs)],
      ['load before the run', machine.load.toFixed(1)],
    ]),
  ].join('\n');
}

/** The document with the text between the markers of each scenario that has figures replaced; one without markers is added at the end. */
export function updateDocument(document: string, finished: readonly Finished[], circumstances: Circumstances): string {
  let text = replaceSection(document, 'machine', machineSection(circumstances));
  for (const one of finished) if (!one.failed) text = replaceSection(text, one.name, section(one, circumstances));
  return text;
}

function replaceSection(document: string, name: string, content: string): string {
  const [from, to] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  const block = `${from}\n\n${content}\n\n${to}`;
  if (start < 0 || end < start) return `${document.trimEnd()}\n\n${block}\n`;
  return document.slice(0, start) + block + document.slice(end + to.length);
}
