import type { EventMetadata, RecordedEvent } from '../domain/events.js';
import { type StoredEvent, UnreadableEvent } from '../store/event-store.js';

/** Columns of an event in the order of `COLUMNS`, as PostgreSQL writes them. */
export type EventRow = [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  schemaVersion: string,
  data: string,
  metadata: string,
  recordedAt: string,
];

export const COLUMNS = 'position, stream, revision, id, type, schema_version, data, metadata, recorded_at';

/** Makes events of rows. Events of one append share their time of recording, so the last one is kept. */
export class RowDecoder {
  private text = '';
  private instant = '';

  /** @throws UnreadableEvent */
  decode([position, stream, revision, id, type, schemaVersion, data, metadata, recordedAt]: EventRow): RecordedEvent {
    return {
      id,
      type,
      schemaVersion: Number(schemaVersion),
      data: objectOf(data, position, id),
      metadata: objectOf(metadata, position, id) as EventMetadata,
      stream,
      revision: Number(revision),
      position: BigInt(position),
      recordedAt: this.instantOf(recordedAt),
    };
  }

  /** @throws UnreadableEvent */
  decodeStored(row: EventRow): StoredEvent {
    return { ...this.decode(row), stored: { data: Buffer.from(row[6]), metadata: Buffer.from(row[7]) } };
  }

  /** `2026-06-11 01:30:00.12+00` → `2026-06-11T01:30:00.120Z` */
  private instantOf(text: string): string {
    if (text !== this.text) {
      this.text = text;
      this.instant = new Date(`${text.replace(' ', 'T').slice(0, -3)}Z`).toISOString();
    }
    return this.instant;
  }
}

/** The event, so that nobody who has it too can be shown something else. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const key in value) frozen(value[key]);
  return Object.freeze(value);
}

function objectOf(text: string, position: string, id: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableEvent(BigInt(position), id, 'it is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new UnreadableEvent(BigInt(position), id, 'it is no JSON object');
  return value;
}
