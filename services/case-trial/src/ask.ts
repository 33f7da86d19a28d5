import type { Actor, Instant } from '@liandong/event-sourcing';

/** A command as the deciders get it: what is asked, by whom, at which moment. */
export interface Ask<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly by: Actor;
  readonly at: Instant;
}

/** The data of one command of a union. */
export type DataOf<C extends { readonly type: string; readonly data: object }, Type extends C['type']> = Extract<C, { readonly type: Type }>['data'];

/** Each person once: two entries of one name are not two persons. */
export function distinct(persons: readonly string[]): readonly string[] {
  return [...new Set(persons)];
}

/** The beginning of a calendar day in China, as limits start and are measured from paper dates. */
export function startOfDay(date: string): Instant {
  return `${date}T00:00:00.000+08:00`;
}
