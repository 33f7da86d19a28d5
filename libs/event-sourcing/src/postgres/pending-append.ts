import type { NewEvent } from '../domain/events.js';
import type { AppendResult, ExpectedRevision } from '../store/event-store.js';

/** An append that waits for its turn, already in the form in which it is sent: later changes to the objects do not matter. */
export interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly versions: readonly number[];
  readonly data: readonly string[];
  readonly metadata: readonly string[];
  /** Length of the texts, near enough to their bytes to bound a batch. */
  readonly size: number;
  /** It failed together with others: it is sent again by itself. */
  alone: boolean;
  /** When it was handed in, in ms of the monotonic clock. */
  readonly since: number;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** @throws TypeError when an event cannot be written as JSON */
export function pendingAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  settle: Pick<PendingAppend, 'resolve' | 'reject'>,
): PendingAppend {
  const data = events.map((event) => JSON.stringify(event.data));
  const metadata = events.map((event) => JSON.stringify(event.metadata));
  let size = 0;
  for (const [index, text] of data.entries()) size += text.length + metadata[index]!.length;
  return {
    stream,
    expected,
    ids: events.map(({ id }) => id),
    types: events.map(({ type }) => type),
    versions: events.map(({ schemaVersion }) => schemaVersion),
    data,
    metadata,
    size,
    alone: false,
    since: performance.now(),
    resolve: settle.resolve,
    reject: settle.reject,
  };
}

/** Whether both are the same append: then one result answers both. */
export function isSameAppend(a: PendingAppend, b: PendingAppend): boolean {
  const texts = ({ ids, types, versions, data, metadata }: PendingAppend) => [ids, types, versions, data, metadata];
  if (a.ids[0] !== b.ids[0] || a.ids.length !== b.ids.length) return false;
  const others = texts(b);
  return texts(a).every((list, kind) => list.every((text, index) => text === others[kind]![index]));
}
