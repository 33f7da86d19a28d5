import type { LogRecord, TransactionLog } from './transaction-log.js';

/** A place in the log: commit, then prepare position. Between records the prepare position is 0. */
export interface Place {
  readonly commit: number;
  readonly prepare: number;
}

export type RecordFilter = (record: LogRecord) => boolean;

export interface Page {
  readonly records: readonly LogRecord[];
  readonly current: Place;
  readonly next: Place;
  readonly isEnd: boolean;
  /** Records that were looked at, whether they passed or not. */
  readonly considered: number;
}

export const START: Place = { commit: 0, prepare: 0 };

/** Streams that reading everything never shows. */
export const isShown: RecordFilter = ({ stream }) =>
  stream !== '$epoch-information' && !/^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/.test(stream);

export class InvalidPosition extends Error {}

/** A record beyond the end was asked for. */
export class BeyondEnd extends Error {}

export function compare(a: Place, b: Place): number {
  return a.commit - b.commit || a.prepare - b.prepare;
}

/** As `AllReader.ReadAllEventsForwardInternal`: what begins at the place or later, in pages. */
export function readForwards(log: TransactionLog, from: Place, most: number, window: number, filter: RecordFilter): Page {
  const records: LogRecord[] = [];
  let considered = 0;
  let next = from;
  const { index: first, exact } = log.find(from.commit);
  if (!exact && from.commit < log.end) throw new InvalidPosition();
  for (let index = first; records.length < most && considered < window; index += 1) {
    const record = log.records[index];
    if (record === undefined) return { records, current: from, next, isEnd: true, considered };
    if (compare(at(record.position), from) < 0) continue;
    considered += 1;
    if (isShown(record) && filter(record)) records.push(record);
    next = { commit: record.end, prepare: 0 };
  }
  return { records, current: from, next, isEnd: false, considered };
}

/** As `AllReader.ReadAllEventsBackwardInternal`: what ends at the place or before, the last first. */
export function* readBackwards(log: TransactionLog, from: Place | 'end'): Generator<LogRecord> {
  const place = from === 'end' ? at(log.end) : from;
  if (place.commit > log.end)
    throw new BeyondEnd(
      `Requested position ${place.commit} is greater than writer checkpoint ${log.end} when requesting to read previous record from TF.`,
    );
  const { index, exact } = log.find(place.commit);
  if (!exact) throw new InvalidPosition();
  for (let before = index - 1; before >= 0; before -= 1) {
    const record = log.records[before]!;
    if (compare(at(record.end), place) <= 0 && isShown(record)) yield record;
  }
}

export function at(position: number): Place {
  return { commit: position, prepare: position };
}
