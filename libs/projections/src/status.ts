import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
import type { Generation } from './checkpoints.js';
import type { RecordedFailure } from './parking.js';
import type { Projection } from './projection.js';

export interface ProjectionAlarm {
  readonly projection: string;
  readonly eventId: string;
  readonly position: bigint;
  readonly type: string;
  readonly message: string;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly state: 'stopped' | 'standby' | 'catching-up' | 'running' | 'halted';
  readonly position: bigint;
  readonly head: bigint;
  /** Positions between the read model and the end of the log. */
  readonly lag: number;
  readonly failure?: RecordedFailure;
  readonly parked: number;
  readonly rebuild?: { readonly position: bigint; readonly percent: number };
  /** Present while it is built for the first time, beside a log that others follow: nobody can read it yet, and nobody else waits for it. */
  readonly firstBuild?: true;
}

export interface ProjectionRunnerOptions<R extends object> {
  readonly store: EventStore;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly projection: Projection<R>;
  readonly batchSize?: number;
  readonly onAlarm?: (alarm: ProjectionAlarm) => void;
  readonly onError?: (error: unknown) => void;
}

/** What a runner knows of itself, and what the tables say. */
export interface StatusParts extends Pick<ProjectionStatus, 'name' | 'version' | 'state' | 'position' | 'head' | 'parked'> {
  /** How far this process has built another generation. */
  readonly building: bigint | undefined;
  readonly generations: readonly Generation[];
  readonly failure: RecordedFailure | undefined;
}

/** Version and position are those of the live generation, where there is one. */
export function statusOf({ building, generations, failure, position: reached, ...known }: StatusParts): ProjectionStatus {
  const { head } = known;
  const live = generations.find(({ state }) => state === 'live');
  const built = building ?? generations.find(({ state }) => state === 'building')?.position;
  const stored = (live ? live.position : built) ?? 0n;
  const position = reached > stored ? reached : stored;
  return {
    ...known,
    ...(live || generations.length === 0 ? {} : { firstBuild: true }),
    version: live?.version ?? known.version,
    position,
    lag: Number(head > position ? head - position : 0n),
    ...(failure ? { failure } : {}),
    ...(built === undefined ? {} : { rebuild: { position: built, percent: head === 0n ? 100 : Number((built * 1000n) / head) / 10 } }),
  };
}
