import type { ListedHandover } from './library-register.projection.js';

/** An item of the ledger: who registered it, and where in the log. */
export interface ListedItem {
  readonly clueId: string;
  readonly number: string;
  readonly keeper: string;
  /** Global position of the registration, in decimals. */
  readonly position: string;
}

/** Who keeps an item after the hand-overs that were completed up to a position (all of them by default), in the order of their numbers. */
export function keeperOf(item: ListedItem, handovers: readonly ListedHandover[], upTo?: string): string {
  const done = handovers.filter(({ completedAt }) => completedAt !== null && (upTo === undefined || BigInt(completedAt) <= BigInt(upTo)));
  return done.reduce(
    (keeper, { giver, taker, completedAt }) => (keeper === giver && BigInt(item.position) < BigInt(completedAt!) ? taker : keeper),
    item.keeper,
  );
}
