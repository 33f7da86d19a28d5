import type { Deadline } from './deadline.js';

/** A moment at which something is due, told apart from others of the same thing by its stage. */
export interface DueMoment {
  /** Such as `yellow`. One stage may come due at several moments, one after the other. */
  readonly stage: string;
  /** RFC 3339; compared as an instant. */
  readonly at: string;
}

/** What a change of the due moments means: new ones, and those that no longer hold. A stage that has moved is in both. */
export interface Rescheduling<D extends DueMoment> {
  readonly scheduled: readonly D[];
  readonly cancelled: readonly D[];
}

/** Compares what is due before and after something happened. What stays the same, stage and instant, is in neither list. */
export function reschedule<D extends DueMoment>(before: readonly D[], after: readonly D[]): Rescheduling<D> {
  const keys = (moments: readonly D[]) => new Set(moments.map(keyOf));
  const [earlier, later] = [keys(before), keys(after)];
  return {
    scheduled: after.filter((moment) => !earlier.has(keyOf(moment))),
    cancelled: before.filter((moment) => !later.has(keyOf(moment))),
  };
}

function keyOf({ stage, at }: DueMoment): string {
  return `${Date.parse(at)} ${stage}`;
}

/** A timer that fires within this time after its moment is not late: nobody's clock is exact, and nobody works by the second. */
export const LATE_AFTER_MS = 60_000;

/** Whether what was due then and fired at that moment came late, as after the service had slept. */
export function firedLate(dueAt: string, firedAt: string): boolean {
  return Date.parse(firedAt) - Date.parse(dueAt) > LATE_AFTER_MS;
}

/** What is due about a limit. `moved` and `met` come only after something was due about it before. */
export interface LimitDue {
  readonly clock: string;
  readonly of: { readonly category: string; readonly id: string };
  /** A stage of the limit's moments, or `moved`: it has another end, or stands still; or `met`: it has ended. */
  readonly stage: string;
  readonly dueAt: string;
  readonly limit: Deadline;
  readonly organisationId: string;
  readonly responsible?: string;
}
