import { z } from 'zod';
import { closeOnSignal, fail, readConfig } from '@liandong/service-kit';
import { startIssuer } from './issuer.js';

const issuerConfig = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  ISSUER_URL: z.url().optional(),
  OIDC_AUDIENCE: z.string().min(1).default('liandong'),
  ISSUER_KEY_FILE: z.string().optional(),
});

try {
  const {
    PORT: port,
    HOST: host,
    ISSUER_URL: url,
    OIDC_AUDIENCE: audience,
    ISSUER_KEY_FILE: keyFile,
  } = readConfig(issuerConfig, process.env);
  const app = await startIssuer({ port, host, audience, ...(url ? { url } : {}), ...(keyFile ? { keyFile } : {}) });
  closeOnSignal(() => app.close());
  process.stdout.write(`令牌签发已启动 / the issuer of tokens is up: ${await app.getUrl()}\n`);
} catch (error) {
  fail(error);
}
