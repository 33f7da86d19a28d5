import { closeOnSignal, fail, readConfig } from '@liandong/service-kit';
import { clusterConfig } from './config.js';
import { LocalCluster } from './local-cluster.js';

try {
  const { DATA_DIR: folder, BASE_PORT: basePort, LOG_LEVEL: logLevel } = readConfig(clusterConfig, process.env);
  process.stdout.write('正在启动各服务 / starting the services …\n');
  const onCrash = (service: string, how: string) =>
    process.stderr.write(`${service}: 已退出,将重新启动 / ended, will be started again (${how})\n`);
  const cluster = await LocalCluster.start({ folder, basePort, logLevel, onCrash });
  closeOnSignal(() => cluster.stop());
  for (const { name, url, pid } of cluster.services) process.stdout.write(`  ${name.padEnd(20)} ${url}  pid ${pid}\n`);
  process.stdout.write(`令牌签发 / tokens: ${cluster.issuerUrl}\n日志 / logs: ${folder}/logs\n\n`);
  process.stdout.write(
    `${Object.entries(cluster.environment)
      .map(([name, value]) => `export ${name}=${value}`)
      .join('\n')}\n`,
  );
} catch (error) {
  fail(error);
}
