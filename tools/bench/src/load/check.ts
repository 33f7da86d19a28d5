/** An event as a store gives it back: its key, and its place in the stream counted from 0. */
export interface StoredKey {
  readonly key: string;
  readonly place: number;
}

export interface Check {
  /** Acknowledged, but not there. */
  readonly lost: number;
  /** There more than once. */
  readonly duplicated: number;
  /** There, though no writer was told so. */
  readonly unacknowledged: number;
  /** Places in the stream that are missing or taken twice. */
  readonly gaps: number;
}

/** Compares what writers were told with what one stream holds. */
export function checkStream(acknowledged: readonly string[], stored: readonly StoredKey[]): Check {
  const times = new Map<string, number>();
  for (const { key } of stored) times.set(key, (times.get(key) ?? 0) + 1);
  const told = new Set(acknowledged);
  let [lost, duplicated, unacknowledged] = [0, 0, 0];
  for (const key of told) if (!times.has(key)) lost += 1;
  for (const [key, count] of times) {
    duplicated += count - 1;
    if (!told.has(key)) unacknowledged += 1;
  }
  const places = new Set(stored.map(({ place }) => place));
  let gaps = stored.length - places.size;
  for (let place = 0; place < stored.length; place += 1) if (!places.has(place)) gaps += 1;
  return { lost, duplicated, unacknowledged, gaps };
}

export const nothingWrong: Check = { lost: 0, duplicated: 0, unacknowledged: 0, gaps: 0 };

export function together(checks: readonly Check[]): Check {
  return checks.reduce(
    (sum, check) => ({
      lost: sum.lost + check.lost,
      duplicated: sum.duplicated + check.duplicated,
      unacknowledged: sum.unacknowledged + check.unacknowledged,
      gaps: sum.gaps + check.gaps,
    }),
    nothingWrong,
  );
}

/** What a live subscriber was given, against what was acknowledged. */
export function checkDelivery(
  acknowledged: Iterable<string>,
  delivered: readonly string[],
): { readonly missed: number; readonly duplicated: number } {
  const seen = new Set(delivered);
  let missed = 0;
  for (const key of new Set(acknowledged)) if (!seen.has(key)) missed += 1;
  return { missed, duplicated: delivered.length - seen.size };
}
