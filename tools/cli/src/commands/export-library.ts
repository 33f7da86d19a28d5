import { Client } from '../client.js';
import { Misused, type Output } from '../output.js';
import type { Targets } from '../targets.js';
import { download } from './download.js';

export interface ExportLibraryOptions {
  readonly output?: string;
  readonly format: string;
  /** `name=value`, as the register’s own filters. */
  readonly where: readonly string[];
  readonly as: string;
}

/** Takes the clue library as a table. The service records who took it, and its digest. */
export async function exportLibrary(
  targets: Targets,
  { output: file, format, where, as }: ExportLibraryOptions,
  output: Output,
): Promise<void> {
  const filters = where.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  if (where.some((pair) => pair.indexOf('=') < 1)) throw new Misused('--where 应为 名称=值 / takes name=value');
  const client = new Client(targets, { run: 'export-library', patienceMs: 10_000 });
  const path = file ?? `clue-library.${format}`;
  const query = new URLSearchParams([['format', format], ...filters]);
  const { access_token: token } = await client.token(as);
  const { bytes, sha256 } = await download(
    `${targets.service('clue-intake')}/api/clue-intake/library-export?${query}`,
    token,
    path,
    output,
  );
  output.say(`已导出 / exported: ${path} (${bytes} 字节 / bytes)`);
  output.say(`SHA-256,与导出记录一致 / as in the record of the export: ${sha256}`);
  output.data({ file: path, bytes, sha256 });
}
