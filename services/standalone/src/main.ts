import { closeOnSignal, fail, readConfig } from '@liandong/service-kit';
import { standaloneConfig } from './config.js';
import { startStandalone } from './standalone.js';

try {
  const running = await startStandalone(readConfig(standaloneConfig, process.env));
  closeOnSignal(() => running.stop());
  process.stdout.write(`联动已启动 / Liandong is up: ${running.url}  (OpenAPI: ${running.url}/docs)\n`);
} catch (error) {
  fail(error);
}
