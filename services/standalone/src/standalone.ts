import 'reflect-metadata';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TokenVerifierOptions } from '@liandong/access';
import { installSigner, LedgerSigningModule, SIGNER_ROLE } from '@liandong/audit';
import { demoRulesFile, LocalIssuer } from '@liandong/access/local-issuer';
import { startPostgres } from '@liandong/local-servers';
import {
  awaitDatabase,
  createHttpApp,
  definitionOf,
  derivedPassword,
  openKeyFile,
  PlatformModule,
  standalonePlatform,
} from '@liandong/service-kit';
import type { StandaloneConfig } from './config.js';
import { IssuerModule } from './issuer/issuer.module.js';
import { serviceModules } from './services.js';

export interface RunningStandalone {
  readonly app: NestFastifyApplication;
  /** `http://<host>:<port>` */
  readonly url: string;
  stop(): Promise<void>;
}

@Module({})
class StandaloneProcess {}

/** Every service in one process: an embedded PostgreSQL unless DATABASE_URL names one, tokens of a local issuer unless OIDC names a provider. */
export async function startStandalone(config: StandaloneConfig): Promise<RunningStandalone> {
  const embedded = config.DATABASE_URL ? undefined : await startPostgres({ folder: join(config.DATA_DIR, 'postgres') });
  const adminUrl = config.DATABASE_URL ?? embedded!.url;
  if (config.DATABASE_URL) await awaitDatabase('DATABASE_URL', config.DATABASE_URL);
  const platform = await standalonePlatform({
    adminUrl,
    definitions: serviceModules.map(definitionOf),
    keyWrapper: await openKeyFile(join(config.DATA_DIR, 'sealing', 'key')),
  });
  await installSigner(adminUrl, derivedPassword(decodeURIComponent(new URL(adminUrl).password), SIGNER_ROLE));
  const signing = LedgerSigningModule.forRoot({
    databaseUrl: platform.databaseUrl(SIGNER_ROLE),
    keyFile: join(config.DATA_DIR, 'ledger', 'signing-key'),
    config,
  });
  const identity = await identityOf(config);
  const root: DynamicModule = {
    module: StandaloneProcess,
    imports: [PlatformModule.forRoot({ platform, http: config, tokens: identity.tokens }), ...identity.modules, ...serviceModules, signing],
  };
  const app = await createHttpApp(root, {
    title: '联动 Liandong',
    http: { ...config, LOCAL_RULES_FILE: config.LOCAL_RULES_FILE ?? identity.rulesFile },
  });
  app.connectMicroservice({ strategy: platform.requestServer() });
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  return {
    app,
    url: await app.getUrl(),
    async stop() {
      await app.close();
      await embedded?.stop();
    },
  };
}

/** Who asks; with the demo directory come the rules that its organisations set for themselves. */
interface Identity {
  readonly tokens: TokenVerifierOptions;
  readonly modules: readonly DynamicModule[];
  readonly rulesFile?: string;
}

async function identityOf(config: StandaloneConfig): Promise<Identity> {
  const { OIDC_ISSUER: provider, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: jwksUrl, HOST, PORT, DATA_DIR } = config;
  if (provider && jwksUrl) return { tokens: { issuer: provider, audience, jwks: new URL(jwksUrl) }, modules: [] };
  const url = `http://${HOST}:${PORT}`;
  const issuer = await LocalIssuer.open({ issuer: url, audience, keyFile: join(DATA_DIR, 'issuer.pem') });
  return { tokens: { issuer: url, audience, jwks: issuer.jwks }, modules: [IssuerModule.forRoot(issuer, url)], rulesFile: demoRulesFile };
}
