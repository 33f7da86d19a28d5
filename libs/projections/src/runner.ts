import { type HistoryDiffers, isOtherHistory, type PositionAhead } from '@liandong/event-sourcing';
import type { ProjectionFailure } from './apply-batch.js';
import { Checkpoints, type Generation } from './checkpoints.js';
import { Feed } from './feed.js';
import { hashOfRows } from './hash-of-rows.js';
import { Lease } from './lease.js';
import { Parking, type ParkedEvent } from './parking.js';
import { Rest } from './rest.js';
import { type ProjectionRunnerOptions, type ProjectionStatus, statusOf } from './status.js';
import { Waiters } from './waiters.js';

const RETRY_MS = 500;
/** While somebody waits for a position that another process will reach. */
const STANDBY_POLL_MS = 50;

/** Keeps one read model: leads or stands by, feeds the live generation and, beside it, one that is being built. */
export class ProjectionRunner<R extends object = object> {
  private readonly checkpoints: Checkpoints<R>;
  private readonly parking: Parking;
  private readonly lease: Lease;
  private readonly waiters = new Waiters();
  private feeds: Feed<R>[] = [];
  private state: ProjectionStatus['state'] = 'stopped';
  private building: bigint | undefined;
  /** The store no longer holds what the live generation was built from: nothing may be done because of its rows. */
  isLost = false;
  private stopped = true;
  private leading: Promise<void> = Promise.resolve();
  private begunAt: Promise<bigint | undefined> = Promise.resolve(undefined);
  private readonly rest = new Rest();

  constructor(private readonly options: ProjectionRunnerOptions<R>) {
    const { pool, schema, projection } = options;
    this.checkpoints = new Checkpoints(pool, schema, projection);
    this.parking = new Parking(pool, schema, projection.name);
    this.lease = new Lease(pool, schema, `projection:${projection.name}`);
  }

  get name(): string {
    return this.options.projection.name;
  }

  start(): void {
    if (!this.stopped) return;
    [this.stopped, this.state] = [false, 'standby'];
    this.begunAt = this.options.store.head().catch(() => undefined);
    this.leading = this.loop();
  }

  /** Ends after the batches in hand and gives the leadership up. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.rest.end();
    await this.stopFeeds();
    await this.leading;
    await this.lease.release().catch(() => undefined);
    this.state = 'stopped';
    this.waiters.giveUp();
  }

  async status(): Promise<ProjectionStatus> {
    const [head, generations, failure, parked] = await Promise.all([
      this.options.store.head(),
      this.checkpoints.all(),
      this.parking.failure(),
      this.parking.list(),
    ]);
    return statusOf({
      name: this.name,
      version: this.options.projection.version,
      state: this.state,
      position: this.waiters.position,
      building: this.building,
      head,
      generations,
      failure,
      parked: parked.length,
    });
  }

  /** Whether what readers see was built by this version of the code; the columns of another one may be others. */
  async isCurrent(): Promise<boolean> {
    return (await this.checkpoints.all()).some(({ state, version }) => state === 'live' && version === this.options.projection.version);
  }

  /** Resolves with true once the read model has passed the position (0: once it is there), with false after `timeoutMs`. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.wait(position, timeoutMs, false);
  }

  /** The same for whoever has other questions: one that is built for the first time keeps nobody waiting, since nobody can read it yet. */
  waitUnlessFirst(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.wait(position, timeoutMs, true);
  }

  /** Whether it is built for the first time: there is nothing to read yet. */
  get isFirstBuild(): boolean {
    return this.waiters.isFirstBuild;
  }

  /** Builds the read model anew beside the live one and switches when it has caught up. */
  async rebuild(): Promise<void> {
    for (const generation of await this.checkpoints.building()) await this.checkpoints.drop(generation);
    await this.checkpoints.create('building');
    await this.parking.clearFailure();
    await this.restart();
  }

  /** Leaves the failing event out, with a reason, and goes on. Later events that need its rows will halt again. */
  async park(eventId: string, reason: string, by: string): Promise<void> {
    await this.parking.park(eventId, reason, by);
    await this.restart();
  }

  /** Takes a parked event in again: the read model is rebuilt, so that it equals one that never left it out. */
  async replay(eventId: string): Promise<void> {
    await this.parking.unpark(eventId);
    await this.rebuild();
  }

  parked(): Promise<readonly ParkedEvent[]> {
    return this.parking.list();
  }

  /** SHA-256 (hex) over all rows in the order of their keys: equal read models have equal hashes, whatever their generation. */
  hash(): Promise<string> {
    return hashOfRows(this.options.pool, this.options.schema, this.options.projection);
  }

  private wait(position: bigint, timeoutMs: number, unlessFirst: boolean): Promise<boolean> {
    return this.waiters.wait(position, timeoutMs, unlessFirst, () => this.state === 'standby' && this.rest.end());
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        if (await this.lease.hold()) await this.lead();
        else await this.standBy();
      } catch (error) {
        this.options.onError?.(error);
      }
      if (!this.stopped) await this.rest.for(this.state === 'standby' && this.waiters.size > 0 ? STANDBY_POLL_MS : RETRY_MS);
    }
  }

  /** Another process leads; readers here still want to know how far it is. */
  private async standBy(): Promise<void> {
    this.state = 'standby';
    this.waiters.see(...seenIn(await this.checkpoints.all()));
  }

  /** Feeds every generation that this version of the code can feed, until one of them ends. */
  private async lead(): Promise<void> {
    const generations = await this.generations();
    await this.parking.clearFailure();
    if (this.stopped) return; // Nothing is awaited from here to the feeds: whoever stops finds them.
    this.state = 'catching-up';
    this.waiters.see(...seenIn(generations));
    this.feeds = generations
      .filter(({ version }) => version === this.options.projection.version)
      .map((generation) => this.feed(generation));
    try {
      const failure = await this.runFeeds();
      await this.stopFeeds();
      if (failure) await this.halt(failure);
    } finally {
      await this.stopFeeds();
    }
  }

  /** Until one of them ends. A live generation that cannot be fed any more does not keep another from being built in its place. */
  private async runFeeds(): Promise<ProjectionFailure | undefined> {
    const [live, others] = [
      this.feeds.filter(({ generation }) => generation.state === 'live'),
      this.feeds.filter(({ generation }) => generation.state === 'building'),
    ];
    if (live.length === 0) this.isLost = false;
    const ended = live.map((feed) =>
      feed.run().catch(async (error: unknown) => {
        if (!isOtherHistory(error)) throw error;
        await this.loseLive(feed.generation, error);
        return others.length > 0 ? new Promise<never>(() => undefined) : this.standStill();
      }),
    );
    // Whether the live one can be fed is known before another may take its place.
    await Promise.all(live.map((feed) => feed.begun));
    return Promise.race([...ended, ...others.map((feed) => this.build(feed))]);
  }

  /** One that was half built from a history that is gone is begun again. */
  private async build(feed: Feed<R>): Promise<ProjectionFailure | undefined> {
    return feed.run().catch(async (error: unknown) => {
      if (!isOtherHistory(error)) throw error;
      await this.checkpoints.drop(feed.generation);
      await this.checkpoints.create('building');
      return undefined;
    });
  }

  private async loseLive({ position, anchor }: Generation, error: PositionAhead | HistoryDiffers): Promise<void> {
    this.isLost = true;
    this.state = 'halted';
    await this.parking.recordOtherHistory(error, position, anchor?.id);
    this.options.onAlarm?.({ projection: this.name, eventId: anchor?.id ?? '', position, type: error.code, message: error.message });
  }

  private async generations(): Promise<readonly Generation[]> {
    const { version } = this.options.projection;
    const all = await this.checkpoints.all();
    for (const outdated of all.filter((generation) => generation.state === 'building' && generation.version !== version))
      await this.checkpoints.drop(outdated);
    const generations = all.filter((generation) => generation.state === 'live' || generation.version === version);
    if (generations.some((generation) => generation.version === version)) return generations;
    // The first one is live at once only where there was nothing to build it from at the start: whoever waits for others would wait for it.
    const isLive = generations.length === 0 && ((await this.begunAt) ?? (await this.options.store.head())) === 0n;
    return [...generations, await this.checkpoints.create(isLive ? 'live' : 'building')];
  }

  private feed(generation: Generation): Feed<R> {
    const { store, pool, schema, projection, batchSize = 1_000 } = this.options;
    return new Feed(generation, {
      store,
      pool,
      schema,
      projection,
      lease: this.lease,
      batchSize,
      onBatch: generation.state === 'live' ? this.onLiveBatch() : this.onBuildingBatch(generation),
    });
  }

  private onLiveBatch() {
    return (position: bigint, caughtUp: boolean): boolean => {
      this.isLost = false;
      this.waiters.see({ position }, true);
      if (caughtUp) this.state = 'running';
      return false;
    };
  }

  private onBuildingBatch(generation: Generation) {
    return async (position: bigint, caughtUp: boolean): Promise<boolean> => {
      this.building = position;
      if (!caughtUp) return false;
      // The live feed rests during the switch: its transaction and ours would wait for each other.
      await Promise.all(this.feeds.filter((feed) => feed.generation.state === 'live').map((feed) => feed.stop()));
      if (await this.checkpoints.switchTo(generation, this.isLost)) this.waiters.see({ position }, true, this.isLost);
      this.building = undefined;
      return true;
    };
  }

  /** The record of the law is never skipped silently: the projection stands still until somebody decides. */
  private async halt(failure: ProjectionFailure): Promise<void> {
    this.state = 'halted';
    await this.parking.recordFailure(failure);
    this.options.onAlarm?.({
      projection: this.name,
      eventId: failure.event.id,
      position: failure.event.position,
      type: failure.event.type,
      message: failure.message,
    });
    return this.standStill();
  }

  /** Until an operator has decided: the recorded failure is gone then, or a rebuild was asked for while the feeds were made ready. */
  private async standStill(): Promise<undefined> {
    const decided = async () =>
      !(await this.parking.failure()) ||
      (await this.checkpoints.building()).some(({ generation }) => this.feeds.every((feed) => feed.generation.generation !== generation));
    while (!this.stopped && !(await decided().catch(() => false)) && (await this.lease.hold().catch(() => false)))
      await this.rest.for(RETRY_MS);
  }

  private async restart(): Promise<void> {
    await this.stopFeeds();
    this.rest.end();
  }

  private async stopFeeds(): Promise<void> {
    await Promise.all(this.feeds.map((feed) => feed.stop()));
  }
}

/** What can be read now, be it of an older version, and whether there is anything. */
function seenIn(generations: readonly Generation[]): readonly [live: Generation | undefined, isBuilt: boolean] {
  return [generations.find(({ state }) => state === 'live'), generations.length > 0];
}
