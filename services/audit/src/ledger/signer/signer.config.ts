import { z } from 'zod';

const postgres = z.string().regex(/^postgres(ql)?:\/\//, 'postgresql:// 地址 / a postgresql:// address');

/** When a checkpoint is signed. */
export const signingConfig = z.object({
  /** A checkpoint is signed once so many events have been integrated since the last one, … */
  LEDGER_CHECKPOINT_EVENTS: z.coerce.number().int().min(1).max(1_000_000).default(1_000),
  /** … or so many seconds after the last one, if the tree has grown at all. */
  LEDGER_CHECKPOINT_SECONDS: z.coerce.number().min(0.1).max(86_400).default(10),
  /** Name of the log in its checkpoints, when the key is created; later the key itself says it. */
  LEDGER_ORIGIN: z
    .string()
    .regex(/^[\x21-\x2a\x2c-\x7e]{1,200}$/, '可见 ASCII 字符,不含空格和加号 / visible ASCII without spaces and plus signs')
    .default('liandong.local/ledger'),
});
export type SigningConfig = z.output<typeof signingConfig>;

/** Settings of the signer as a process of its own. */
export const signerConfig = signingConfig.extend({
  /** The audit service's database, as the signer's own role. */
  DATABASE_URL: postgres,
  /** The signing key (note format); beside it, with `.state`, what was signed last. */
  LEDGER_SIGNING_KEY_FILE: z.string().min(1),
  /** Where it answers /health/live and /health/ready. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
});

/** Settings of `signer.main.js install`: role and schema, and the key where there is none. */
export const signerInstallConfig = z.object({
  ADMIN_DATABASE_URL: postgres,
  /** Password that the signer's role gets. */
  SIGNER_PASSWORD: z.string().min(16),
  LEDGER_SIGNING_KEY_FILE: z.string().min(1),
  LEDGER_ORIGIN: signingConfig.shape.LEDGER_ORIGIN,
});
