import { z } from 'zod';

/** The settings are wrong or missing; the message names every variable. The process must not start. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly string[]) {
    super(`配置有误 / wrong configuration:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/**
 * Reads settings from the environment. An empty variable counts as missing.
 *
 * @throws ConfigurationError
 */
export function readConfig<Schema extends z.ZodObject>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const given = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${path[0] !== undefined && String(path[0]) in given ? message : '缺失 / missing'}`,
    ),
  );
}

const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      message: `应为 ${protocols.map((p) => `${p}//`).join('、')} 地址 / an address of that kind`,
    });

const port = z.coerce.number().int().min(0).max(65_535);

/** Settings of every process that answers HTTP. */
export const httpConfig = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** JSON file with the rules that organisations set for themselves (B1.25). */
  LOCAL_RULES_FILE: z.string().min(1).optional(),
  /** Requests of one caller per minute. */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(30_000),
  /** Seconds before a request's body has to come at a pace … */
  BODY_GRACE_SECONDS: z.coerce.number().min(0.1).max(60).default(10),
  /** … of so many bytes a second on average: whoever drips them holds what others wait for. */
  BODY_BYTES_PER_SECOND: z.coerce.number().int().min(0).default(16_384),
  /** Positions that a read model may be behind before the process says that it is not ready: events in PostgreSQL, bytes of the log in KurrentDB. */
  READY_MAX_LAG: z.coerce.number().int().min(0).default(10_000),
});
export type HttpConfig = z.output<typeof httpConfig>;

/** Settings of a service that runs as a process of its own. */
export const serviceConfig = httpConfig.extend({
  /** Read models of this service, as its own role. */
  DATABASE_URL: url('postgresql:', 'postgres:'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(8),
  /** `postgresql://…` as the service's own role, or `kurrentdb://…` / `esdb://…`. */
  EVENT_STORE_URL: url('postgresql:', 'postgres:', 'kurrentdb:', 'kurrentdb+discover:', 'esdb:', 'esdb+discover:'),
  /** One address, or several with commas. */
  NATS_URL: z
    .string()
    .regex(/^nats:\/\/[^,\s]+(,nats:\/\/[^,\s]+)*$/, 'nats://主机:端口,可用逗号分隔多个 / nats://host:port, several with commas'),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
  OIDC_ISSUER: z.string().min(1),
  OIDC_AUDIENCE: z.string().min(1).default('liandong'),
  OIDC_JWKS_URL: url('https:', 'http:'),
  /** The key-encryption key of a service that seals personal data; made, for its owner alone, where there is no file. */
  SEALING_KEY_FILE: z.string().min(1).optional(),
});
export type ServiceConfig = z.output<typeof serviceConfig>;

/** Settings of `install`: what an administrator runs before a service's first start and before each new version. */
export const installConfig = z.object({
  ADMIN_DATABASE_URL: url('postgresql:', 'postgres:'),
  /** Absent where the event store is KurrentDB. */
  ADMIN_EVENT_STORE_URL: url('postgresql:', 'postgres:').optional(),
  /** Password that the service's role gets. */
  SERVICE_PASSWORD: z.string().min(16),
});
