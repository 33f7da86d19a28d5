import { ConfigurationError } from '../config/config.js';
import { retireOldKeys, rotateKeyFile } from './key-file.js';

/**
 * The operator's command `sealing-key rotate|retire <file>`. It names keys by their ids and never shows one.
 *
 * @throws ConfigurationError another action, or no file
 */
export async function sealingKeyCommand(action: string | undefined, file: string | undefined): Promise<string> {
  if (file !== undefined && action === 'rotate') {
    return `新密钥 / new key: ${await rotateKeyFile(file)}\n请重启服务;就绪后再执行 retire / start the service anew; when it is ready, run retire\n`;
  }
  if (file !== undefined && action === 'retire') return `已移除 / retired: ${(await retireOldKeys(file)).join(', ') || '无 none'}\n`;
  throw new ConfigurationError(['sealing-key rotate <file> | sealing-key retire <file>']);
}
