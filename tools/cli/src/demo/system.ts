import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@liandong/local-servers';

export interface OwnSystem {
  readonly url: string;
  /** Aborted, with its last words as the reason, when it has ended by itself. */
  readonly ended: AbortSignal;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

const START_MS = 120_000;
const STOP_MS = 20_000;

/**
 * Starts the standalone system as a process of its own, with an embedded PostgreSQL in a temporary folder. When this process is
 * interrupted, it is stopped first.
 *
 * @throws Error with its last words when it ends or does not answer within two minutes
 */
export async function startOwnSystem(): Promise<OwnSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-demo-'));
  // PostgreSQL runs as a user of its own when we are root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // In its own group: Ctrl-C reaches this process alone, which then stops the system in order.
  const child = spawn(process.execPath, [programPath()], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error', DATABASE_URL: '', OIDC_ISSUER: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const lastWords = collect(child);
  const ended = new AbortController();
  child.once('exit', (code, signal) =>
    ended.abort(new Error(`系统已退出 / the system ended (${signal ?? `exit code ${code}`})\n${lastWords()}`.trim())),
  );
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  };
  // Also while it still starts: nothing of it stays behind.
  const interrupted = () => void stop().finally(() => process.exit(130));
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  try {
    await ready(`${url}/health/ready`, child, lastWords);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, ended: ended.signal, stop };
}

function programPath(): string {
  return join(fileURLToPath(import.meta.resolve('@liandong/standalone')), '..', 'main.js');
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text = `${text}${chunk.toString()}`.slice(-4_000)));
  return () => text.trim();
}

async function ready(url: string, child: ChildProcess, lastWords: () => string): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`系统启动失败(退出码 ${child.exitCode})/ the system ended with exit code ${child.exitCode}\n${lastWords()}`);
    const up = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`系统 ${START_MS / 1000} 秒内未就绪 / the system was not ready within ${START_MS / 1000} s\n${lastWords()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(killer);
}
