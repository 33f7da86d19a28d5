import type pg from 'pg';
import type { EventStore } from '@liandong/event-sourcing';
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
