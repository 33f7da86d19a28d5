import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { natsRequestServer } from '@liandong/messaging';
import { installConfig, readConfig, serviceConfig, type ServiceConfig } from '../config/config.js';
import { createHttpApp } from '../http/http-app.js';
import { distributedPlatform, natsOptions } from '../platform/distributed-platform.js';
import { PlatformModule } from '../platform/platform.module.js';
import { sealingKeyCommand } from '../sealing/key-command.js';
import { awaitDatabase } from './await-database.js';
import { definitionOf } from './define-service.js';
import { installService } from './install.js';
import { closeOnSignal, fail } from './process.js';

/**
 * A service's `main`: runs it as a process of its own, or, with the argument `install`, prepares its database and ends; with
 * `sealing-key rotate|retire <file>`, changes the file of the key-encryption keys and ends.
 * Settings come from the environment; see `serviceConfig` and `installConfig`.
 */
export async function runService(module: Type<unknown>): Promise<void> {
  try {
    const [, , command, ...args] = process.argv;
    if (command === 'install') await install(module);
    else if (command === 'sealing-key') process.stdout.write(await sealingKeyCommand(args[0], args[1]));
    else await serve(module, readConfig(serviceConfig, process.env));
  } catch (error) {
    fail(error);
  }
}

async function install(module: Type<unknown>): Promise<void> {
  const { ADMIN_DATABASE_URL, ADMIN_EVENT_STORE_URL, SERVICE_PASSWORD } = readConfig(installConfig, process.env);
  const definition = definitionOf(module);
  await awaitDatabase('ADMIN_DATABASE_URL', ADMIN_DATABASE_URL);
  await installService(definition, {
    adminUrl: ADMIN_DATABASE_URL,
    password: SERVICE_PASSWORD,
    ...(ADMIN_EVENT_STORE_URL ? { eventStoreAdminUrl: ADMIN_EVENT_STORE_URL } : {}),
  });
  process.stdout.write(`${definition.name}: 已安装 / installed\n`);
}

async function serve(module: Type<unknown>, config: ServiceConfig): Promise<void> {
  let closing = false;
  const definition = definitionOf(module);
  await awaitDatabase('DATABASE_URL', config.DATABASE_URL);
  const platform = await distributedPlatform(definition.name, config);
  const tokens = { issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE, jwks: new URL(config.OIDC_JWKS_URL) };
  @Module({ imports: [PlatformModule.forRoot({ platform, http: config, tokens }), module] })
  class ServiceProcess {}
  const app = await createHttpApp(ServiceProcess, { title: `联动 · ${definition.name}`, http: config });
  if (definition.answersRequests) {
    app.connectMicroservice({ strategy: natsRequestServer(natsOptions(definition.name, config)) });
    // HTTP answers at once; requests of other services are answered as soon as NATS is there.
    // It waits for NATS as long as it takes; what ends the waiting otherwise is a mistake that only a new start can mend.
    app.startAllMicroservices().catch((error: unknown) => closing || fail(error));
  }
  closeOnSignal(() => {
    closing = true;
    return app.close();
  });
  await app.listen(config.PORT, config.HOST);
}
