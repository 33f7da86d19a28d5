import { createServer } from 'node:http';
import { once } from 'node:events';
import { closeOnSignal, fail, readConfig } from '@liandong/service-kit';
import { ensureSigningKey, readSigningKey } from './ledger/signer/key-file.js';
import { RunningSigner } from './ledger/signer/running-signer.js';
import { signerConfig, signerInstallConfig } from './ledger/signer/signer.config.js';
import { installSigner } from './ledger/signer/signer.install.js';

/**
 * The ledger's signer as a process of its own; with the argument `install`, prepares role, schema and, where there is none, the key, and
 * ends. It answers nothing but /health/live and /health/ready.
 */
try {
  if (process.argv[2] === 'install') await install();
  else await serve();
} catch (error) {
  fail(error);
}

async function install(): Promise<void> {
  const config = readConfig(signerInstallConfig, process.env);
  const { vkey } = await ensureSigningKey(config.LEDGER_SIGNING_KEY_FILE, config.LEDGER_ORIGIN);
  await installSigner(config.ADMIN_DATABASE_URL, config.SIGNER_PASSWORD);
  process.stdout.write(`audit-signer: 已安装 / installed\n公钥 / public key: ${vkey}\n`);
}

async function serve(): Promise<void> {
  const config = readConfig(signerConfig, process.env);
  const key = await readSigningKey(config.LEDGER_SIGNING_KEY_FILE);
  const log = (level: 'error' | 'warn', message: string) =>
    process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), name: 'audit-signer', msg: message })}\n`);
  const signer = new RunningSigner({
    databaseUrl: config.DATABASE_URL,
    key,
    keyFile: config.LEDGER_SIGNING_KEY_FILE,
    config,
    onError: (error) => log('warn', String(error)),
    onRefusal: (why) => log('error', why),
  });
  const server = createServer((request, response) => {
    const ready = signer.last !== undefined && signer.last.kind !== 'refused';
    const status = request.url === '/health/live' ? 200 : request.url === '/health/ready' ? (ready ? 200 : 503) : 404;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: status === 200 ? 'up' : 'not-ready', last: signer.last ?? null }));
  });
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  closeOnSignal(async () => {
    server.close();
    server.closeAllConnections();
    await signer.stop();
  });
}
