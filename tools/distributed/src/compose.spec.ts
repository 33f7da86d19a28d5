import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { signerConfig, signerInstallConfig } from '@liandong/audit/config';
import { natsPasswordVariable } from '@liandong/messaging';
import { definitionOf, installConfig, readConfig, schemaOf, serviceConfig } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';

interface ComposeService {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly build?: { readonly args: { readonly SERVICE: string } };
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

const root = join(import.meta.dirname, '../../..');
const values: Record<string, string> = {};
for (const line of readFileSync(join(root, '.env.example'), 'utf8').split('\n')) {
  const name = /^([A-Z_]+)=$/.exec(line)?.[1];
  if (name) values[name] = `value-of-${name}`;
}
/** As docker compose replaces `${NAME}`, `${NAME:-default}` and `${NAME:?message}`. */
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8').replaceAll(
  /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
  (_all, name: string, kind: string | undefined, rest: string) => {
    const value = values[name] ?? (kind === '-' ? rest : undefined);
    if (value === undefined) throw new Error(`.env.example does not name ${name}`);
    return value;
  },
);
const compose = (parse(text, { merge: true }) as { services: Record<string, ComposeService> }).services;
const names = serviceModules.map((module) => definitionOf(module).name);

describe('docker-compose.yml', () => {
  it.each(names)('%s: its settings are complete, under its own role and NATS user, after its installation', (name) => {
    const service = compose[name]!;
    const config = readConfig(serviceConfig, service.environment);
    expect(new URL(config.DATABASE_URL).username).toBe(schemaOf(name));
    expect(config.NATS_USER).toBe(name);
    expect(config.NATS_PASSWORD).toBe(compose['nats']!.environment[natsPasswordVariable(name)]);
    expect(config.EVENT_STORE_URL).toMatch(/^kurrentdb:/);
    expect(service.build!.args.SERVICE).toBe(name);
    expect(Object.keys(service.depends_on!)).toContain(`${name}-install`);
  });

  it('whoever seals has the key, on a volume that nobody else mounts', () => {
    const sealing = serviceModules
      .map(definitionOf)
      .filter(({ seals }) => seals)
      .map(({ name }) => name);
    expect(sealing).toEqual(['clue-intake']);
    const [volume] = compose['clue-intake']!.volumes!;
    expect(readConfig(serviceConfig, compose['clue-intake']!.environment).SEALING_KEY_FILE).toBe(`${volume!.split(':')[1]!}/key`);
    expect(
      Object.keys(compose).filter((name) => compose[name]!.volumes?.includes(volume!) || compose[name]!.environment['SEALING_KEY_FILE']),
    ).toEqual(['clue-intake']);
  });

  it.each(names)('%s-install: gives the role the password that the service uses', (name) => {
    const { command, environment } = compose[`${name}-install`]!;
    const config = readConfig(installConfig, environment);
    expect(command).toEqual(['node', `services/${name}/dist/main.js`, 'install']);
    expect(config.SERVICE_PASSWORD).toBe(new URL(compose[name]!.environment['DATABASE_URL']!).password);
  });

  it('the signer: a role and a volume of its own, after the audit service was installed', () => {
    const [signer, install] = [compose['audit-signer']!, compose['audit-signer-install']!];
    const config = readConfig(signerConfig, signer.environment);
    const installed = readConfig(signerInstallConfig, install.environment);
    expect(new URL(config.DATABASE_URL)).toMatchObject({ username: 'audit_signer', password: installed.SIGNER_PASSWORD });
    expect(config.LEDGER_SIGNING_KEY_FILE).toBe(installed.LEDGER_SIGNING_KEY_FILE);
    expect(signer.volumes).toEqual(install.volumes);
    expect([signer.command, install.command]).toEqual([
      ['node', 'services/audit/dist/signer.main.js'],
      ['node', 'services/audit/dist/signer.main.js', 'install'],
    ]);
    expect([Object.keys(install.depends_on!), Object.keys(signer.depends_on!)]).toEqual([['audit-install'], ['audit-signer-install']]);
  });

  it('names no service that does not exist', () => {
    const known = [
      ...names,
      ...names.map((name) => `${name}-install`),
      'audit-signer',
      'audit-signer-install',
      'postgres',
      'kurrentdb',
      'nats',
      'issuer',
    ];
    expect(Object.keys(compose).sort()).toEqual(known.sort());
  });
});
