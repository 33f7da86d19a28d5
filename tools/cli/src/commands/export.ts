import { Client } from '../client.js';
import type { Output } from '../output.js';
import type { Targets } from '../targets.js';
import { download } from './download.js';

/** Takes a matter as a ZIP that can be checked without this system. */
export async function exportMatter(targets: Targets, matterId: string, file: string | undefined, output: Output): Promise<void> {
  const client = new Client(targets, { run: 'export', patienceMs: 10_000 });
  const path = file ?? `matter-${matterId.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.zip`;
  const { access_token: token } = await client.token('mhk-auditor');
  const { bytes } = await download(
    `${targets.service('audit')}/api/audit/matters/${encodeURIComponent(matterId)}/export`,
    token,
    path,
    output,
  );
  output.say(`已导出 / exported: ${path} (${bytes} 字节 / bytes)`);
  output.say(`核验 / check it: npm run liandong -- verify ${path} --key <日志公钥 key of the log>`);
  output.data({ matterId, file: path, bytes });
}
