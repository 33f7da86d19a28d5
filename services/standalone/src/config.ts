import { z } from 'zod';
import { ledgerConfig, signingConfig } from '@liandong/audit/config';
import { httpConfig } from '@liandong/service-kit';

/** Settings of the standalone mode; every one has a default. */
export const standaloneConfig = httpConfig.extend({
  ...signingConfig.shape,
  ...ledgerConfig.shape,
  /** Folder of the embedded PostgreSQL and of the keys: the local issuer's, the ledger's, the one that seals. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** A database of one's own instead of the embedded one: an administrator that may create roles and schemas. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgresql:// 地址 / a postgresql:// address')
    .optional(),
  /** An OIDC provider instead of the local issuer: its `iss`, the audience and the address of its keys. */
  OIDC_ISSUER: z.string().min(1).optional(),
  OIDC_AUDIENCE: z.string().min(1).default('liandong'),
  OIDC_JWKS_URL: z.url().optional(),
});
export type StandaloneConfig = z.output<typeof standaloneConfig>;
