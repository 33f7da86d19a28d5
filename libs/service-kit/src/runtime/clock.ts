import type { Instant } from '@liandong/event-sourcing';

/** The only source of time; commands carry its answer into the domain. */
export interface Clock {
  /** RFC 3339 in UTC with milliseconds. */
  now(): Instant;
}

export class SystemClock implements Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
