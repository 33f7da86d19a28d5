import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import type { InboxConsumer, InboxStatus, ParkedMessage, RelayStatus } from '@liandong/messaging';
import { type Projection, ProjectionRunner, type ProjectionStatus } from '@liandong/projections';
import { withBefore } from '../auditing/before-events.js';
import { blockSizeOf } from '../auditing/figure-blocks.js';
import { figureEntries } from '../auditing/figure-entries.js';
import { figurePlaces, placesFolds } from '../auditing/figure-places.js';
import type { Figure } from '../auditing/figure.js';
import type { Metrics } from '../observability/metrics.js';
import type { Platform } from '../platform/platform.js';
import { foldsOf, timerRows } from '../timers/timer-rows.js';
import { TimerRunner, type TimerStatus } from '../timers/timer-runner.js';
import type { Timer } from '../timers/timer.js';
import type { ServiceDefinition } from './definition.js';
import { schemaOf } from './install.js';
import { Publishing } from './publishing.js';
import { Recovery } from '../recovery/recovery.js';
import { ReadBarrier } from '../recusal/barrier.js';
import { BARRED_PERSONS, MATTER_LEVELS, MATTER_RECORDS } from '../recusal/recusals.js';
import { RecoveryRecords } from '../recovery/recovery-records.js';
import { ServiceMessaging } from './service-messaging.js';

export interface ServiceRuntimeParts {
  readonly definition: ServiceDefinition;
  readonly platform: Platform;
  readonly modules: ModuleRef;
  readonly metrics: Metrics;
}

export interface ServiceStatus {
  readonly service: string;
  readonly projections: readonly ProjectionStatus[];
  /** Absent until the bus is connected. */
  readonly relay?: RelayStatus;
  readonly bus: 'connecting' | 'connected' | 'not-needed' | 'failed';
  readonly parkedMessages: number;
  /** Absent where the service declares none. */
  readonly timers?: TimerStatus;
  /** Whether the inbox goes on, or which message it tries again and again. */
  readonly inbox?: InboxStatus;
  /** Present while a recovery after another event store's arrival is under way. */
  readonly recovering?: true;
  /** Further reasons, in Chinese and English, for which the service is not ready. */
  readonly faults?: readonly string[];
}

/** What runs beside a service's commands: its read models, its relay and its inbox. */
export class ServiceRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly pool: pg.Pool;
  readonly store: EventStore;
  /** The entries of its published figures, and their sums. */
  readonly figures: ProjectionRunner<never> | undefined;
  /** Where the things of its crossed figures stand. */
  readonly figurePlaces: ProjectionRunner<never> | undefined;
  /** Positions for which sums of figures are kept as one. */
  readonly figureBlockSize: number;
  readonly timers: TimerRunner | undefined;
  readonly runners: readonly ProjectionRunner<never>[];
  /** Where the service honours recusals: what its readers are kept from. */
  readonly readBarrier: ReadBarrier | undefined;
  /** What to do after an older event store was restored. */
  readonly recovery: Recovery;
  private readonly logger: Logger;
  private readonly checks: (() => Promise<readonly string[]>)[] = [];
  private readonly forgets: (() => void)[] = [];
  private readonly messaging: ServiceMessaging;
  private stopping = false;

  constructor(private readonly parts: ServiceRuntimeParts) {
    const { definition, platform } = parts;
    this.logger = new Logger(definition.name);
    this.pool = new pg.Pool({
      connectionString: platform.databaseUrl(definition.name),
      max: platform.poolSize,
      application_name: `liandong-${definition.name}`,
      keepAlive: true,
    });
    // An idle connection was lost: the pool opens another when it needs one.
    this.pool.on('error', (error) => this.logger.warn({ err: error }, 'database connection lost'));
    this.store = platform.eventStore(definition.name);
    const known = (timeoutMs: number) =>
      Promise.all(
        [BARRED_PERSONS, MATTER_RECORDS, ...(definition.secrecy ? [MATTER_LEVELS] : [])].map((name) =>
          this.runner(name)!.waitFor(0n, timeoutMs),
        ),
      ).then((reached) => reached.every(Boolean));
    this.readBarrier = definition.recusals && new ReadBarrier(this.pool, this.schema, known, definition.secrecy !== undefined);
    const readModels = (definition.projections ?? []).map((projection) => this.runnerOf(projection as Projection<never>));
    this.figureBlockSize = blockSizeOf(platform.eventStoreUrl(definition.name));
    this.figures = definition.figures ? this.figuresOf(definition.figures) : undefined;
    this.figurePlaces = this.placesOf(definition.figures ?? []);
    const dueMoments = definition.timers && this.dueMomentsOf(definition.timers);
    this.timers = definition.timers && dueMoments && this.timerRunnerOf(definition.timers, dueMoments);
    this.runners = [
      ...readModels,
      ...[this.figures, this.figurePlaces].filter((runner) => runner !== undefined),
      ...(dueMoments ? [dueMoments] : []),
    ];
    const publishing = new Publishing(this.store, definition.publish ?? []);
    this.onForget(() => publishing.forget());
    this.messaging = new ServiceMessaging({
      ...parts,
      pool: this.pool,
      schema: this.schema,
      store: this.store,
      publishing,
      logger: this.logger,
    });
    this.recovery = new Recovery({
      service: this.name,
      records: new RecoveryRecords(this.pool, this.schema, this.name, {
        copies: (definition.localCopies ?? []).map(({ table }) => table.name),
        timers: definition.timers !== undefined,
      }),
      messaging: this.messaging,
      timers: this.timers,
      runners: this.runners,
      forget: () => this.forgets.forEach((forget) => forget()),
      logger: this.logger,
    });
  }

  get name(): string {
    return this.parts.definition.name;
  }

  get schema(): string {
    return schemaOf(this.name);
  }

  onApplicationBootstrap(): void {
    for (const runner of this.runners) runner.start();
    this.timers?.start();
    // The service answers while the bus is away; what is to be told waits in the event store.
    this.messaging
      .open()
      .then(() => this.recovery.start())
      .catch((error: unknown) => {
        if (!this.stopping) this.logger.error({ err: error }, 'messaging did not start');
      });
  }

  /** Background work ends after what it has in hand; requests in flight still find their connections. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([this.timers?.stop(), this.recovery.stop(), this.messaging.close(), ...this.runners.map((runner) => runner.stop())]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /** What else must hold for the service to be ready; resolves with the reasons for which it is not. */
  addCheck(check: () => Promise<readonly string[]>): void {
    this.checks.push(check);
  }

  runner(name: string): ProjectionRunner<never> | undefined {
    return this.runners.find((runner) => runner.name === name);
  }

  get consumer(): InboxConsumer | undefined {
    return this.messaging.inbox;
  }

  /** What else was folded of the event store, and is to be forgotten when another one took its place. */
  onForget(forget: () => void): void {
    this.forgets.push(forget);
  }

  /** Resolves with true once every read model that there is has passed the position; one that is built for the first time is not there yet. */
  async waitFor(position: bigint, timeoutMs: number): Promise<boolean> {
    const reached = await Promise.all(this.runners.map((runner) => runner.waitUnlessFirst(position, timeoutMs)));
    return reached.every(Boolean);
  }

  /** Whether what readers see of every read model was built by this version of the code. */
  async isCurrent(): Promise<boolean> {
    return (await Promise.all(this.runners.map((runner) => runner.isCurrent()))).every(Boolean);
  }

  async status(): Promise<ServiceStatus> {
    const { relay, inbox } = this.messaging;
    const [projections, relaying, timers, parked, ...faults] = await Promise.all([
      Promise.all(this.runners.map((runner) => runner.status())),
      relay?.status(),
      this.timers?.status(),
      inbox?.parked() ?? ([] as readonly ParkedMessage[]),
      ...this.checks.map((check) => check()),
    ]);
    return {
      service: this.name,
      projections,
      bus: this.messaging.state,
      parkedMessages: parked.length,
      ...(this.recovery.isRunning ? { recovering: true } : {}),
      ...(this.checks.length > 0 ? { faults: faults.flat() } : {}),
      ...(inbox ? { inbox: inbox.status() } : {}),
      ...(relaying ? { relay: relaying } : {}),
      ...(timers ? { timers } : {}),
    };
  }

  private figuresOf(figures: readonly Figure[]): ProjectionRunner<never> {
    const deciders = new Map(figures.flatMap(({ from }) => from.map(({ category, decider }) => [category, decider] as const)));
    return this.runnerOf(figureEntries(figures, this.figureBlockSize) as unknown as Projection<never>, withBefore(this.store, deciders));
  }

  private placesOf(figures: readonly Figure[]): ProjectionRunner<never> | undefined {
    const places = figurePlaces(figures, this.figureBlockSize);
    return places && this.runnerOf(places as unknown as Projection<never>, withBefore(this.store, placesFolds(figures)));
  }

  private dueMomentsOf(timers: readonly Timer[]): ProjectionRunner<never> {
    return this.runnerOf(timerRows(timers) as unknown as Projection<never>, withBefore(this.store, foldsOf(timers)));
  }

  private timerRunnerOf(timers: readonly Timer[], rows: ProjectionRunner<never>): TimerRunner {
    const { platform, modules, metrics } = this.parts;
    return new TimerRunner({
      service: this.name,
      timers,
      store: this.store,
      pool: this.pool,
      schema: this.schema,
      clock: platform.clock,
      rows,
      perform: (timer, request, command) => timer.perform(modules.get(timer.service, { strict: true }), request, command),
      onSettled: (timer, outcome) => metrics.timer(this.name, timer, outcome),
      onAlarm: (alarm) => {
        metrics.alarm(this.name, 'timer-parked');
        this.logger.error({ ...alarm }, 'timer parked: an operator has to look');
      },
      onError: (error) => this.logger.warn({ err: error }, 'timers'),
    });
  }

  private runnerOf(projection: Projection<never>, store = this.store): ProjectionRunner<never> {
    return new ProjectionRunner({
      store,
      pool: this.pool,
      schema: this.schema,
      projection,
      onAlarm: ({ position, ...alarm }) => {
        this.parts.metrics.alarm(this.name, 'projection-halted');
        this.logger.error({ ...alarm, position: position.toString() }, 'read model halted: an operator has to decide');
      },
      onError: (error) => this.logger.warn({ err: error, projection: projection.name }, 'read model'),
    });
  }
}
