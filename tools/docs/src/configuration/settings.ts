import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ledgerConfig, signerConfig, signerInstallConfig } from '@liandong/audit/config';
import { clusterConfig } from '@liandong/distributed/config';
import { httpConfig, installConfig, serviceConfig } from '@liandong/service-kit';
import { standaloneConfig } from '@liandong/standalone/config';

/** A variable, and whether it may be missing. */
export interface Setting {
  readonly name: string;
  readonly default: string | number | undefined;
  readonly required: boolean;
}

export const schemas = {
  http: httpConfig,
  service: serviceConfig,
  install: installConfig,
  standalone: standaloneConfig,
  distributed: clusterConfig,
  ledger: ledgerConfig,
  signer: signerConfig,
  signerInstall: signerInstallConfig,
} as const;
export type SchemaName = keyof typeof schemas;

/** The variables of a schema in its order; those of every HTTP process stand in `http` alone. */
export function settingsOf(name: SchemaName): readonly Setting[] {
  const shape: Readonly<Record<string, z.ZodType>> = schemas[name].shape;
  const common = name === 'service' || name === 'standalone' ? Object.keys(httpConfig.shape) : [];
  return Object.keys(shape)
    .filter((variable) => !common.includes(variable))
    .map((variable) => {
      const missing = shape[variable]!.safeParse(undefined);
      return { name: variable, required: !missing.success, default: missing.data as string | number | undefined };
    });
}

/** The variables of .env.example: what must be filled in is required, what is commented out has a default in docker-compose.yml. */
export function composeSettings(root: string): readonly Setting[] {
  const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  return readFileSync(join(root, '.env.example'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, commented, name] = /^(# )?([A-Z][A-Z_]+)=/.exec(line) ?? [];
      if (!name) return [];
      return [{ name, required: !commented, default: commented ? new RegExp(`\\$\\{${name}:-([^}]*)\\}`).exec(compose)?.[1] : undefined }];
    });
}
