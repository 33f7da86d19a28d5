import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, type LocalNats, type LocalPostgres, startNats, startPostgres } from '@liandong/local-servers';
import { ensureSigningKey, installSigner, SIGNER_ROLE } from '@liandong/audit';
import { natsPasswordVariable } from '@liandong/messaging';
import { definitionOf, derivedPassword, installService, schemaOf } from '@liandong/service-kit';
import { startIssuer } from '@liandong/standalone';
import { serviceModules } from '@liandong/standalone/services';
import { ServiceProcess } from './service-process.js';

export interface LocalClusterOptions {
  /** Folder of databases, JetStream store, keys and logs; made when missing. */
  readonly folder: string;
  /** The issuer answers here, the services on the ports above; 0 (the default): free ports. */
  readonly basePort?: number;
  /** A PostgreSQL of one's own instead of the embedded one: an administrator that may create roles and schemas. */
  readonly adminUrl?: string;
  readonly logLevel?: string;
  /** The configuration file of NATS to use in place of the project's, made from that. */
  readonly natsConfig?: (config: string) => Promise<string>;
  readonly onCrash?: (service: string, how: string) => void;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NATS_CONFIG = join(ROOT, 'infra/nats/nats.conf');

/** The distributed mode on one machine, without containers: PostgreSQL, NATS with one user per service, an issuer, one process per service. */
export class LocalCluster {
  private constructor(
    private readonly options: LocalClusterOptions,
    private readonly postgres: LocalPostgres | undefined,
    /** The administrator's connection string, for checks. */
    readonly adminUrl: string,
    private nats: LocalNats,
    private readonly natsEnv: Readonly<Record<string, string>>,
    private readonly issuer: Awaited<ReturnType<typeof startIssuer>>,
    readonly issuerUrl: string,
    readonly services: readonly ServiceProcess[],
    /** Signs the ledger's checkpoints; no service, as it answers nobody. */
    readonly signer: ServiceProcess,
  ) {}

  /** Resolves when every service is ready. */
  static async start(options: LocalClusterOptions): Promise<LocalCluster> {
    const { folder, basePort = 0 } = options;
    await mkdir(join(folder, 'logs'), { recursive: true });
    const names = serviceModules.map((module) => definitionOf(module).name);
    // Whoever knows the administrator's password may know the services' too; the embedded server's is no secret.
    const secret = options.adminUrl ? new URL(options.adminUrl).password : randomBytes(24).toString('hex');
    const natsEnv = Object.fromEntries(names.map((name) => [natsPasswordVariable(name), natsPassword(secret, name)]));
    const natsConfig = (await options.natsConfig?.(NATS_CONFIG)) ?? NATS_CONFIG;
    const [postgres, nats] = await Promise.all([
      options.adminUrl ? undefined : startPostgres({ folder: join(folder, 'postgres') }),
      startNats({ folder: join(folder, 'nats'), config: natsConfig, env: natsEnv }),
    ]);
    const adminUrl = options.adminUrl ?? postgres!.url;
    await install(adminUrl, secret);
    const keyFile = join(folder, 'ledger', 'signing-key');
    await ensureSigningKey(keyFile, 'liandong.local/ledger');
    const issuerPort = basePort === 0 ? await freePort() : basePort;
    const issuerUrl = `http://127.0.0.1:${issuerPort}`;
    const issuer = await startIssuer({ port: issuerPort, keyFile: join(folder, 'issuer.pem') });
    const ports = await Promise.all(names.map(async (_name, index) => (basePort === 0 ? freePort() : basePort + 1 + index)));
    const identity = { OIDC_ISSUER: issuerUrl, OIDC_JWKS_URL: `${issuerUrl}/.well-known/jwks.json` };
    const services = names.map((name, index) =>
      serviceProcess(options, name, {
        ...settings(adminUrl, nats, secret, name),
        ...sealing(name, folder),
        ...identity,
        PORT: String(ports[index]),
      }),
    );
    const signerPort = basePort === 0 ? await freePort() : basePort + 1 + names.length;
    const signer = serviceProcess(
      options,
      'audit-signer',
      { DATABASE_URL: urlAs(adminUrl, SIGNER_ROLE, secret), LEDGER_SIGNING_KEY_FILE: keyFile, PORT: String(signerPort) },
      join(ROOT, 'services/audit/dist/signer.main.js'),
    );
    const cluster = new LocalCluster(options, postgres, adminUrl, nats, natsEnv, issuer, issuerUrl, services, signer);
    try {
      cluster.startProcesses();
      await cluster.untilReady();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  service(name: string): ServiceProcess {
    const found = this.services.find((service) => service.name === name);
    if (!found) throw new RangeError(`there is no service ${name}: ${this.services.map((service) => service.name).join(', ')}`);
    return found;
  }

  /** Variables with which the command line finds the services. */
  get environment(): Readonly<Record<string, string>> {
    const urls = this.services.map(({ name, url }) => [`LIANDONG_URL_${name.toUpperCase().replaceAll('-', '_')}`, url]);
    return { LIANDONG_ISSUER_URL: this.issuerUrl, ...Object.fromEntries(urls) };
  }

  get natsUrl(): string {
    return this.nats.url;
  }

  /** `kill -9` of a service or of the signer, then a new process. Resolves when it is ready again. */
  async crash(name: string): Promise<void> {
    const victim = name === this.signer.name ? this.signer : this.service(name);
    await victim.stop('SIGKILL');
    victim.start();
    await victim.untilReady();
  }

  /** The courier loses everything it holds: killed, its store deleted, started anew. */
  async loseNatsStore(): Promise<void> {
    const { port, folder } = this.nats;
    await this.nats.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
    this.nats = await startNats({ port, folder, config: NATS_CONFIG, env: this.natsEnv });
  }

  async untilReady(): Promise<void> {
    await Promise.all([...this.services, this.signer].map((service) => service.untilReady()));
  }

  startProcesses(): void {
    for (const service of [...this.services, this.signer]) service.start();
  }

  /** Services and signer end; PostgreSQL, NATS and the issuer stay. */
  async stopProcesses(): Promise<void> {
    await Promise.all([...this.services, this.signer].map((service) => service.stop()));
  }

  async stop(): Promise<void> {
    await this.stopProcesses();
    await this.issuer.close();
    await Promise.all([this.nats.stop(), this.postgres?.stop()]);
  }
}

async function install(adminUrl: string, secret: string): Promise<void> {
  for (const definition of serviceModules.map(definitionOf)) {
    await installService(definition, {
      adminUrl,
      eventStoreAdminUrl: adminUrl,
      password: derivedPassword(secret, schemaOf(definition.name)),
    });
  }
  await installSigner(adminUrl, derivedPassword(secret, SIGNER_ROLE));
}

function settings(adminUrl: string, nats: LocalNats, secret: string, name: string): Record<string, string> {
  const url = urlAs(adminUrl, schemaOf(name), secret);
  return {
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: '4',
    EVENT_STORE_URL: url,
    NATS_URL: nats.url,
    NATS_USER: name,
    NATS_PASSWORD: natsPassword(secret, name),
  };
}

/** Only a service that seals gets the key. */
function sealing(name: string, folder: string): Record<string, string> {
  const seals = serviceModules.map(definitionOf).some((definition) => definition.name === name && definition.seals);
  return seals ? { SEALING_KEY_FILE: join(folder, 'sealing', name) } : {};
}

function urlAs(adminUrl: string, role: string, secret: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = derivedPassword(secret, role);
  return url.href;
}

/** The configuration file reads a password like a part of itself: it begins with a letter. */
function natsPassword(secret: string, name: string): string {
  return `n${derivedPassword(secret, `nats:${name}`)}`;
}

function serviceProcess(
  { folder, logLevel = 'info', onCrash }: LocalClusterOptions,
  name: string,
  env: Readonly<Record<string, string>>,
  script = join(ROOT, 'services', name, 'dist', 'main.js'),
): ServiceProcess {
  return new ServiceProcess({
    name,
    script,
    env: { ...env, LOG_LEVEL: logLevel },
    logFile: join(folder, 'logs', `${name}.log`),
    url: `http://127.0.0.1:${env['PORT']}`,
    onCrash: (how) => onCrash?.(name, how),
  });
}
