import { z } from 'zod';
import { closeOnSignal, fail, readConfig } from '@liandong/service-kit';
import { LocalCluster } from './local-cluster.js';

const clusterConfig = z.object({
  DATA_DIR: z.string().min(1).default('.data/distributed'),
  /** The issuer answers here, the services on the ports above. */
  BASE_PORT: z.coerce.number().int().min(1).max(65_000).default(3100),
  LOG_LEVEL: z.string().default('info'),
});

try {
  const { DATA_DIR: folder, BASE_PORT: basePort, LOG_LEVEL: logLevel } = readConfig(clusterConfig, process.env);
  process.stdout.write('正在启动各服务 / starting the services …\n');
  const onCrash = (service: string, how: string) => process.stderr.write(`${service}: 已退出,将重新启动 / ended, will be started again (${how})\n`);
  const cluster = await LocalCluster.start({ folder, basePort, logLevel, onCrash });
  closeOnSignal(() => cluster.stop());
  for (const { name, url, pid } of cluster.services) process.stdout.write(`  ${name.padEnd(20)} ${url}  pid ${pid}\n`);
  process.stdout.write(`令牌签发 / tokens: ${cluster.issuerUrl}\n日志 / logs: ${folder}/logs\n\n`);
  process.stdout.write(`${Object.entries(cluster.environment).map(([name, value]) => `export ${name}=${value}`).join('\n')}\n`);
} catch (error) {
  fail(error);
}
