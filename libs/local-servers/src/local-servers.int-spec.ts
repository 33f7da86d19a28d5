import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { copyFile, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureNatsServer, officialRelease, startNats } from './nats-server.js';

// In a process of its own, which may be killed.
const withPostgres = (folder: string, script: string) => `
  import pg from 'pg';
  import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.js'))};
  const start = () => startPostgres({ folder: ${JSON.stringify(folder)}, durable: false });
  async function query(url, sql) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try { return (await client.query(sql)).rows; } finally { await client.end(); }
  }
  ${script}`;
const runNode = (script: string) =>
  promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: import.meta.dirname });

const restart = `
  const first = await start();
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await start();
  console.log(JSON.stringify(await query(second.url, 'SELECT answer FROM kept')));
  await second.stop();`;
const dieBesideTheServer = `
  const server = await start();
  await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(process.pid, 'SIGKILL');`;
const goOn = `
  const server = await start();
  console.log(JSON.stringify(await query(server.url, 'SELECT answer FROM kept')));
  await server.stop();`;

describe('local servers', () => {
  it('given a lasting folder, when PostgreSQL is stopped and started again, then what was committed is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-lasting-'));
    const { stdout } = await runNode(withPostgres(folder, restart));
    expect(JSON.parse(stdout)).toEqual([{ answer: 42 }]);
    await rm(folder, { recursive: true, force: true });
  });

  it('given a process that was killed beside its PostgreSQL, when another starts, then the server left behind is ended and nothing is lost', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-orphan-'));
    await expect(runNode(withPostgres(folder, dieBesideTheServer))).rejects.toMatchObject({ signal: 'SIGKILL' });
    const { stdout } = await runNode(withPostgres(folder, goOn));
    expect(JSON.parse(stdout)).toEqual([{ answer: 42 }]);
    await rm(folder, { recursive: true, force: true });
  });

  it('given nats-server, when started, then it listens with JetStream and stops cleanly', async () => {
    const nats = await startNats();
    expect(nats.process.exitCode).toBeNull();
    await nats.stop();
    expect(nats.process.exitCode ?? nats.process.signalCode).not.toBeNull();
  });

  describe('the official release of NATS', () => {
    const name = `nats-server-v2.12.7-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
    let folder: string;
    let archive: Buffer;
    let sums: string;
    const server = createServer((request, response) => response.end(request.url === '/v2.12.7/SHA256SUMS' ? sums : archive));

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'liandong-release-'));
      await mkdir(join(folder, name));
      const { stdout } = await promisify(execFile)('sh', ['-c', `command -v '${await ensureNatsServer()}'`]);
      await copyFile(await realpath(stdout.trim()), join(folder, name, 'nats-server'));
      await promisify(execFile)('tar', ['-czf', join(folder, 'release.tar.gz'), '-C', folder, name]);
      archive = await readFile(join(folder, 'release.tar.gz'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    });
    const releases = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    it('given an archive that SHA256SUMS names, then it is kept in the cache and runs', async () => {
      sums = `${createHash('sha256').update(archive).digest('hex')}  ${name}.tar.gz\n`;
      const binary = await officialRelease(releases(), join(folder, 'cache'));
      expect((await promisify(execFile)(binary, ['--version'])).stdout).toMatch(/nats-server/);
    });

    it('given another archive than SHA256SUMS names, then it is refused and nothing is kept', async () => {
      sums = `${'0'.repeat(64)}  ${name}.tar.gz\n`;
      await expect(officialRelease(releases(), join(folder, 'other'))).rejects.toThrow('SHA256SUMS');
      await expect(readFile(join(folder, 'other', name, 'nats-server'))).rejects.toThrow('ENOENT');
    });
  });

  it('given a configuration that names variables, then they are handed over; one that is missing is told by its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-nats-config-'));
    const config = join(folder, 'nats.conf');
    await writeFile(config, 'authorization { users: [{ user: a, password: $NATS_TEST_PASSWORD }] }');
    await expect(startNats({ config })).rejects.toThrow('NATS_TEST_PASSWORD');
    const nats = await startNats({ config, env: { NATS_TEST_PASSWORD: 'secret' } });
    await nats.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
