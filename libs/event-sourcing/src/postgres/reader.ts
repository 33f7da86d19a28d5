import type { RecordedEvent } from '../domain/events.js';
import { type EventFilter, type ReadAllOptions, type ReadStreamOptions, type StoredEvent, UnreadableEvent } from '../store/event-store.js';
import type { ReadPool } from './read-pool.js';
import { COLUMNS, type EventRow, RowDecoder } from './row.js';

/** Events in one page of a stream: nearly every stream is one page. */
const STREAM_PAGE = 2_000;
/** Events in one page of the log. */
const PAGE = 1_000;
/** Positions that one statement looks through: bounds its time, and how long a rare filter stays without news. */
const WINDOW = 10_000n;
const LAST_REVISION = Number.MAX_SAFE_INTEGER;

/** A piece of the log after a position, with everything up to `position` looked through. */
export interface LogPage<T> {
  readonly events: T[];
  readonly position: bigint;
  /** Last position of the log when it was read. */
  readonly head: bigint;
  /** Id of the event at the position that was asked for besides; undefined where there is none that these credentials see. */
  readonly idAt: string | undefined;
}

/** Reads pages by index; no cursor or transaction stays open between them. */
export class Reader {
  constructor(
    private readonly pool: ReadPool,
    private readonly schema: string,
  ) {}

  async *stream(
    stream: string,
    { direction = 'forwards', fromRevision, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    const forwards = direction === 'forwards';
    const decoder = new RowDecoder();
    const statement = {
      name: `stream-${direction}`,
      text: `SELECT ${COLUMNS} FROM ${this.schema}.events WHERE stream = $1 AND revision ${forwards ? '>=' : '<='} $2 ORDER BY revision ${forwards ? 'ASC' : 'DESC'} LIMIT $3`,
    };
    let from = fromRevision ?? (forwards ? 0 : LAST_REVISION);
    for (let left = limit; left > 0;) {
      const size = Math.min(left, STREAM_PAGE);
      const events = await this.pool.rows({ ...statement, values: [stream, from, size] }, (row) => decoder.decode(row as EventRow));
      // Not `yield*`, which would await every event twice.
      for (const event of events) yield event;
      if (events.length < size) return;
      left -= size;
      from = events.at(-1)!.revision + (forwards ? 1 : -1);
    }
  }

  all(options?: ReadAllOptions): AsyncGenerator<RecordedEvent> {
    const decoder = new RowDecoder();
    return this.log(options, (row) => decoder.decode(row));
  }

  stored(options?: ReadAllOptions): AsyncGenerator<StoredEvent> {
    const decoder = new RowDecoder();
    return this.log(options, (row) => decoder.decodeStored(row));
  }

  /** A row that cannot be read fails the reading in its turn, not its whole page. */
  private async *log<E extends RecordedEvent>(
    { after = 0n, limit = Infinity, filter }: ReadAllOptions = {},
    decode: (row: EventRow) => E,
  ): AsyncGenerator<E> {
    let from = after;
    for (let left = limit; left > 0;) {
      const page = await this.page(from, Math.min(left, PAGE), filter, (row) => readable(() => decode(row)));
      for (const event of page.events) {
        if (event instanceof UnreadableEvent) throw event;
        yield event;
      }
      if (page.position >= page.head) return;
      left -= page.events.length;
      from = page.position;
    }
  }

  async head(): Promise<bigint> {
    const [head] = await this.pool.rows({ name: 'head', text: `SELECT ${this.schema}.last_position()` }, ([position]) => BigInt(position!));
    return head!;
  }

  /**
   * At most `limit` events after a position. The end of the log comes from the same snapshot, as a last row: since positions are
   * handed out in commit order, a snapshot shows the log up to one position, and nothing can appear below it later.
   */
  async page<T>(after: bigint, limit: number, filter: EventFilter | undefined, read: (row: EventRow) => T, at = 0n): Promise<LogPage<T>> {
    const { categories, types } = filter ?? {};
    const conditions = [categories && `category = ANY ($5)`, types && `type = ANY ($${categories ? 6 : 5})`].filter(Boolean);
    const config = {
      name: `log${categories ? '-categories' : ''}${types ? '-types' : ''}`,
      text: `(SELECT ${COLUMNS} FROM ${this.schema}.events WHERE position > $1 AND position <= $2 ${conditions.map((one) => `AND ${one}`).join(' ')}
        ORDER BY position LIMIT $3) UNION ALL SELECT ${this.schema}.last_position(), NULL, NULL, (SELECT id FROM ${this.schema}.events WHERE position = $4), NULL, NULL, NULL, NULL, NULL`,
      values: [after, after + WINDOW, limit, at, ...(categories ? [categories] : []), ...(types ? [types] : [])],
    };
    let position = after;
    let head = after;
    let idAt: string | undefined;
    const rows = await this.pool.rows(config, (row) => {
      if (row[1] === null) {
        head = BigInt(row[0]!);
        idAt = row[3] ?? undefined;
        return undefined;
      }
      position = BigInt(row[0]!);
      return read(row as EventRow);
    });
    rows.pop();
    if (rows.length < limit) position = after + WINDOW < head ? after + WINDOW : head;
    return { events: rows as T[], position: position < after ? after : position, head, idAt };
  }
}

function readable<E>(decode: () => E): E | UnreadableEvent {
  try {
    return decode();
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}
