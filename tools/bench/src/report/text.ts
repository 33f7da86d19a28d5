import type { Bar, Finished, Table } from '../runner.js';

/** The width on a terminal; Chinese characters take two columns. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[\u2e80-\uffff]/u.test(character) ? 2 : 1;
  return columns;
}

function pad(text: string, columns: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return left ? text + space : space + text;
}

/** The table for a terminal, numbers to the right. */
export function tableText({ title, head, rows, notes }: Table): string {
  const columns = head.map((name, column) => Math.max(width(name), ...rows.map((row) => width(row[column]!))));
  const line = (cells: readonly string[]) => `  ${cells.map((cell, column) => pad(cell, columns[column]!, column === 0)).join('  ')}`;
  return [title, line(head), ...rows.map(line), ...notes.map((note) => `  · ${note}`)].join('\n');
}

export function barsText(bars: readonly Bar[]): string {
  return bars.map(({ what, wanted, seen, met }) => `  ${met ? '✓' : '✗'} ${what}: ${seen} (wanted ${wanted})`).join('\n');
}

export function reportText(finished: readonly Finished[]): string {
  return finished.map(({ table, bars }) => `${tableText(table)}\n${barsText(bars)}\n`).join('\n');
}
