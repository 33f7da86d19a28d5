import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface LocalNats {
  readonly url: string;
  readonly port: number;
  /** Folder of the JetStream store. */
  readonly folder: string;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface LocalNatsOptions {
  readonly port?: number;
  readonly folder?: string;
  /** Path of a nats-server configuration file (users and permissions). Address, port and store folder are set here all the same. */
  readonly config?: string;
  /** Environment variables that the configuration names, such as passwords. */
  readonly env?: Readonly<Record<string, string>>;
}

async function works(command: string): Promise<boolean> {
  return run(command, ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * The `nats-server` to run: the one named by NATS_SERVER or on PATH, else installed from the distribution's packages when
 * this user may do that, else the official release.
 *
 * @throws Error that says what to install, where neither is possible
 */
export async function ensureNatsServer(): Promise<string> {
  const named = process.env['NATS_SERVER'];
  for (const candidate of named ? [named] : ['nats-server', '/usr/sbin/nats-server', '/usr/local/bin/nats-server']) {
    if (await works(candidate)) return candidate;
  }
  if (named) throw new Error(`NATS_SERVER names ${named}, which does not run / NATS_SERVER 指向的程序无法运行`);
  if (process.getuid?.() === 0 && (await works('apt-get'))) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env }).catch(() => undefined);
    // policy-rc.d semantics differ between images: the package's own daemon is not wanted, and is not started by us.
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'nats-server'], { env }).catch(() => undefined);
    for (const candidate of ['nats-server', '/usr/sbin/nats-server']) if (await works(candidate)) return candidate;
  }
  const released = await officialRelease().catch(() => undefined);
  if (released) return released;
  throw new Error(
    '找不到 nats-server:请安装发行版软件包(Debian/Ubuntu:apt-get install nats-server),或从 https://nats.io/download 下载官方版本并用 NATS_SERVER 指明路径。\n' +
      'nats-server not found: install the package of your distribution (Debian/Ubuntu: apt-get install nats-server), or download the official release from https://nats.io/download and name it in NATS_SERVER.',
  );
}

const RELEASE = '2.12.7';
const RELEASES = 'https://github.com/nats-io/nats-server/releases/download';

/**
 * The official release for this machine, downloaded once into the user's cache and checked against the release's SHA256SUMS.
 *
 * @param releases where releases stand, for mirrors and tests
 * @throws Error not reachable, none for this machine, or not what SHA256SUMS names
 */
export async function officialRelease(
  releases = process.env['NATS_RELEASES_URL'] ?? RELEASES,
  cache = join(homedir(), '.cache', 'liandong'),
): Promise<string> {
  const name = `nats-server-v${RELEASE}-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const binary = join(cache, name, 'nats-server');
  if (await works(binary)) return binary;
  const download = async (file: string) => {
    const answer = await fetch(`${releases}/v${RELEASE}/${file}`, { signal: AbortSignal.timeout(60_000) });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const [archive, sums] = await Promise.all([download(`${name}.tar.gz`), download('SHA256SUMS')]);
  const digest = createHash('sha256').update(archive).digest('hex');
  if (!new RegExp(`^${digest} [ *]${name}\\.tar\\.gz$`, 'm').test(sums.toString()))
    throw new Error(`${name}.tar.gz is not what SHA256SUMS names`);
  await mkdir(cache, { recursive: true });
  const file = join(cache, `${name}.tar.gz`);
  await writeFile(file, archive);
  await run('tar', ['-xzf', file, '-C', cache]);
  await rm(file);
  return binary;
}

const START_MS = 10_000;

/** Starts a NATS server with JetStream on the loopback interface, at a free port unless one is named, and waits until it is ready (at most 10 s). */
export async function startNats(options: LocalNatsOptions = {}): Promise<LocalNats> {
  const binary = await ensureNatsServer();
  const temporary = options.folder === undefined;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'liandong-nats-')));
  // The server looks for a port itself: one that was found unused beforehand may be somebody else's a moment later.
  const args = [
    '-a',
    '127.0.0.1',
    '-p',
    String(options.port ?? -1),
    '-js',
    '-sd',
    folder,
    ...(options.config ? ['-c', options.config] : []),
  ];
  const server = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...options.env } });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const port = await listening(server);
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    folder,
    process: server,
    async stop(signal = 'SIGTERM') {
      server.kill(signal);
      await ended;
      if (temporary) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The port, once the server says that it listens. Its last words say why it did not start, such as a variable that the configuration names and nobody has set. */
async function listening(server: ChildProcess): Promise<number> {
  let words = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => failed('did not listen within 10 s'), START_MS);
    const failed = (how: string) => {
      clearTimeout(timer);
      server.kill('SIGKILL');
      reject(new Error(`nats-server ${how}: ${words.trim()}`));
    };
    server.once('error', ({ message }) => failed(message));
    server.once('exit', (code) => failed(`ended with exit code ${code}`));
    // Read on for as long as it runs, or it would stand still when the pipe is full.
    server.stderr!.on('data', (chunk: Buffer) => {
      words = `${words}${chunk.toString()}`.slice(-2_000);
      const port = /Listening for client connections on \S+:(\d+)/.exec(words)?.[1];
      if (port === undefined || !words.includes('Server is ready')) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
