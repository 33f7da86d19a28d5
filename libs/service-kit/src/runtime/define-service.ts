import { Logger, type ModuleMetadata, type Provider, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CommandHandler } from '@liandong/event-sourcing';
import { ensureGranted, type Requester } from '@liandong/messaging';
import { AsSeenReader } from '../auditing/as-seen.js';
import { auditAnswersController } from '../auditing/audit-answers.controller.js';
import { FiguresReader } from '../auditing/figures-reader.js';
import { CommandRunner } from '../commands/command-runner.js';
import { IdempotencyKeys, KeySweeper } from '../commands/idempotency-keys.js';
import { ConfigurationError } from '../config/config.js';
import { Metrics } from '../observability/metrics.js';
import { opsController } from '../ops/ops.controller.js';
import { type Platform, PLATFORM, REQUESTER } from '../platform/platform.js';
import { ServiceRegistry } from '../platform/service-registry.js';

import { CommandBarrier } from '../recusal/barrier.js';
import { barredPersons, matterLevels, matterRecords } from '../recusal/recusals.js';
import { DataKeys } from '../sealing/data-keys.js';
import { Sealer } from '../sealing/sealer.js';
import { timersController } from '../timers/timers.controller.js';
import type { ServiceDefinition } from './definition.js';
import { schemaOf } from './install.js';
import { ServiceRuntime } from './service-runtime.js';

/** Definitions by the module metadata's own controller list, which Nest hands on untouched. */
const definitions = new WeakMap<object, ServiceDefinition>();

/**
 * The definition behind a service's module class.
 *
 * @throws TypeError when the class was not made with `defineService`
 */
export function definitionOf(module: Type<unknown>): ServiceDefinition {
  const controllers: unknown = Reflect.getMetadata('controllers', module);
  const definition = typeof controllers === 'object' && controllers !== null ? definitions.get(controllers) : undefined;
  if (!definition) throw new TypeError(`${module.name} was not made with defineService`);
  return definition;
}

/**
 * Turns a service's definition into the metadata of its Nest module: `@Module(defineService({ … })) export class ClueIntakeModule {}`.
 *
 * @throws Error a reaction or local copy reads a public event that NATS would not let the service read
 */
export function defineService(declared: ServiceDefinition): ModuleMetadata {
  const definition = withRecusals(isAudited(declared) ? { ...declared, answersRequests: true } : declared);
  ensureGranted(definition.name, [
    ...(definition.reactions ?? []).map(({ type }) => type),
    ...(definition.localCopies ?? []).flatMap(({ types }) => types),
  ]);
  const controllers = [
    ...(definition.controllers ?? []),
    opsController(definition.name),
    ...(definition.timers ? [timersController(definition.name)] : []),
    ...(isAudited(definition) ? [auditAnswersController(definition.name, definition.figureTerms)] : []),
  ];
  definitions.set(controllers, definition);
  return {
    imports: [...readModels(definition), ...(definition.imports ?? [])],
    controllers,
    providers: [...runtimeProviders(definition), ...(definition.providers ?? [])],
    exports: [...(definition.exports ?? [])],
  };
}

/** The read models by which readers are kept out (B4.1, B4.9). */
function withRecusals(definition: ServiceDefinition): ServiceDefinition {
  const { recusals, secrecy, projections = [], categories } = definition;
  if (!recusals) return definition;
  return {
    ...definition,
    projections: [
      ...projections,
      barredPersons(recusals),
      matterRecords(categories, recusals),
      ...(secrecy ? [matterLevels(secrecy, recusals)] : []),
    ],
  };
}

function isAudited({ decisionViews = [], figures = [] }: ServiceDefinition): boolean {
  return decisionViews.length + figures.length > 0;
}

function readModels({ name, entities = [] }: ServiceDefinition): NonNullable<ModuleMetadata['imports']> {
  if (entities.length === 0) return [];
  const root = TypeOrmModule.forRootAsync({
    name,
    inject: [PLATFORM],
    useFactory: (platform: Platform) => ({
      type: 'postgres' as const,
      name,
      url: platform.databaseUrl(name),
      schema: schemaOf(name),
      entities: [...entities],
      synchronize: false,
      poolSize: platform.poolSize,
      applicationName: `liandong-${name}-reads`,
      // A service answers its commands while the database of its read models is away.
      manualInitialization: false,
      retryAttempts: 20,
      retryDelay: 500,
    }),
  });
  return [root, TypeOrmModule.forFeature([...entities], name)];
}

function runtimeProviders(definition: ServiceDefinition): Provider[] {
  const { name } = definition;
  return [
    {
      provide: ServiceRuntime,
      inject: [PLATFORM, ModuleRef, Metrics, ServiceRegistry],
      useFactory: (platform: Platform, modules: ModuleRef, metrics: Metrics, registry: ServiceRegistry) => {
        const runtime = new ServiceRuntime({ definition, platform, modules, metrics });
        registry.add(runtime);
        return runtime;
      },
    },
    {
      provide: IdempotencyKeys,
      inject: [ServiceRuntime],
      useFactory: ({ pool, schema }: ServiceRuntime) => new IdempotencyKeys(pool, schema),
    },
    {
      provide: KeySweeper,
      inject: [IdempotencyKeys],
      useFactory: (keys: IdempotencyKeys) => new KeySweeper(keys, (error) => new Logger(name).warn({ err: error }, 'idempotency keys')),
    },
    {
      provide: CommandRunner,
      inject: [PLATFORM, ServiceRuntime, Metrics, IdempotencyKeys],
      useFactory: (platform: Platform, runtime: ServiceRuntime, metrics: Metrics, keys: IdempotencyKeys) => {
        const handler = new CommandHandler(runtime.store);
        runtime.onForget(() => handler.forget());
        return new CommandRunner({
          service: name,
          handler,
          clock: platform.clock,
          keys,
          ...(definition.recusals ? { barrier: new CommandBarrier(handler, definition.recusals, definition.secrecy) } : {}),
          views: (category, type) => definition.decisionViews?.find((view) => view.category === category && view.decisions.includes(type)),
          observe: (command, outcome) => metrics.command(name, command, outcome),
        });
      },
    },
    {
      provide: AsSeenReader,
      inject: [ServiceRuntime],
      useFactory: ({ store }: ServiceRuntime) => new AsSeenReader(name, definition.categories, definition.decisionViews ?? [], store),
    },
    {
      provide: FiguresReader,
      inject: [PLATFORM, ServiceRuntime],
      useFactory: (
        platform: Platform,
        { pool, schema, store, figures: runner, figurePlaces: places, figureBlockSize: blockSize }: ServiceRuntime,
      ) =>
        new FiguresReader({
          figures: definition.figures ?? [],
          pool,
          schema,
          store,
          runner,
          places,
          blockSize,
          now: () => platform.clock.now(),
        }),
    },
    ...(definition.seals ? [sealerOf(name)] : []),
    { provide: REQUESTER, inject: [PLATFORM], useFactory: (platform: Platform): Requester => platform.requester(name) },
  ];
}

/** @throws ConfigurationError the process has no key-encryption key: it must not start */
function sealerOf(name: string): Provider {
  return {
    provide: Sealer,
    inject: [PLATFORM, ServiceRuntime],
    useFactory: async ({ keyWrapper }: Platform, runtime: ServiceRuntime) => {
      if (!keyWrapper) throw new ConfigurationError([`SEALING_KEY_FILE: ${name} 封存个人信息 / seals personal data`]);
      const keys = new DataKeys(runtime.pool, runtime.schema, keyWrapper);
      const rewrapped = await keys.rewrap();
      if (rewrapped > 0) new Logger(name).log(`已改用新的封存密钥重新包裹 / wrapped anew under the new sealing key: ${String(rewrapped)}`);
      // A key file that was lost and made anew would go unnoticed until somebody needs what was sealed under the old one.
      runtime.addCheck(async () => {
        const missing = await keys.foreignWrappers();
        return missing.length === 0 ? [] : [`缺少封存密钥 / sealing key missing: ${missing.join(', ')}`];
      });
      return new Sealer(keys);
    },
  };
}
