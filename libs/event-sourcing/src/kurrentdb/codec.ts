import { type EventData, jsonEvent, type JSONType, type ResolvedEvent } from '@eventstore/db-client';
import type { EventMetadata, NewEvent, RecordedEvent } from '../domain/events.js';
import { type StoredBytes, type StoredEvent, UnreadableEvent } from '../store/event-store.js';

/** A record that is not as this adapter writes it, or a server that is too old: reading on would pass it over in silence. */
export class UnreadableRecord extends UnreadableEvent {
  override readonly name = 'UnreadableRecord';
}

/**
 * An event's metadata as stored. `$correlationId` and `$causationId` are the server's own names: its standard projections and
 * tools follow a matter by them.
 */
interface StoredMetadata {
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly schemaVersion: number;
  readonly metadata: EventMetadata;
}

/** An event as it is sent: later changes to the object that was handed in do not matter. */
export interface Proposal {
  readonly id: string;
  readonly type: string;
  /** JSON texts. */
  readonly data: string;
  readonly metadata: string;
}

/** @throws TypeError the event cannot be written as JSON */
export function propose({ id, type, schemaVersion, data, metadata }: NewEvent): Proposal {
  const stored: StoredMetadata = { $correlationId: metadata.correlationId, $causationId: metadata.causationId, schemaVersion, metadata };
  return { id, type, data: JSON.stringify(data), metadata: JSON.stringify(stored) };
}

export function eventData({ id, type, data, metadata }: Proposal): EventData {
  return jsonEvent({ id, type, data: JSON.parse(data) as JSONType, metadata: JSON.parse(metadata) as JSONType });
}

/** A record of the server's: an event, or one that a link points at. */
export type ServerRecord = NonNullable<ResolvedEvent['event']>;

/** @throws UnreadableRecord */
export function recordedEvent(record: ServerRecord): RecordedEvent {
  const { id, type, data, streamId, revision, created } = record;
  const { schemaVersion, metadata } = (record.metadata ?? {}) as Partial<StoredMetadata>;
  if (!record.isJson || schemaVersion === undefined || metadata === undefined || typeof data !== 'object' || data === null) {
    throw new UnreadableRecord(positionOf(record), id, `what stands in stream ${streamId} was not written by this event store`);
  }
  return {
    id,
    type,
    schemaVersion,
    data: data as object,
    metadata,
    stream: streamId,
    revision: Number(revision),
    position: positionOf(record),
    recordedAt: created.toISOString(),
  };
}

/**
 * Place in the log. The server gives it with every record since 22.6.
 *
 * @throws UnreadableRecord
 */
export function positionOf({ id, position }: ServerRecord): bigint {
  if (position === undefined) throw new UnreadableRecord(0n, id, 'the server gave no position for it: it must be 23.10 or later');
  return position.commit;
}

/** A record that has kept the bytes it came in. */
export interface ByteRecord {
  readonly bytes: StoredBytes;
}

/** @throws UnreadableRecord */
export function storedEvent(record: ServerRecord): StoredEvent {
  const { bytes } = record as ServerRecord & Partial<ByteRecord>;
  if (!bytes) throw new TypeError('this feed does not keep the bytes of its records');
  return { ...recordedEvent(record), stored: bytes };
}

/** Whether the record holds what was proposed, to the letter. */
export function isSame({ id, type, data, metadata }: Proposal, record: ServerRecord | undefined): boolean {
  return record?.id === id && record.type === type && JSON.stringify(record.data) === data && JSON.stringify(record.metadata) === metadata;
}
