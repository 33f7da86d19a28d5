import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { ApiProblem, Client, type Problem } from '../client.js';
import type { Output } from '../output.js';
import type { Targets } from '../targets.js';

/** Bytes between two lines of progress. */
const STEP = 1 << 20;

/** Takes a matter as a ZIP that can be checked without this system. A file that was not received to its end does not keep its name. */
export async function exportMatter(targets: Targets, matterId: string, file: string | undefined, output: Output): Promise<void> {
  const client = new Client(targets, { run: 'export', patienceMs: 10_000 });
  const path = file ?? `matter-${matterId.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.zip`;
  const url = `${targets.service('audit')}/api/audit/matters/${encodeURIComponent(matterId)}/export`;
  const { access_token: token } = await client.token('mhk-auditor');
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new ApiProblem(`GET ${url}`, { code: 'no-problem-document', ...((await answer.json().catch(() => ({}))) as Partial<Problem>), status: answer.status });
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (Math.floor((bytes + chunk.length) / STEP) > Math.floor(bytes / STEP)) output.say(`${Math.floor((bytes + chunk.length) / STEP)} MiB …`);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const partial = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), counted, createWriteStream(partial));
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  output.say(`已导出 / exported: ${path} (${bytes} 字节 / bytes)`);
  output.say(`核验 / check it: npm run liandong -- verify ${path} --key <日志公钥 key of the log>`);
  output.data({ matterId, file: path, bytes });
}
