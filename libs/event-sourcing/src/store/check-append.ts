import type { NewEvent } from '../domain/events.js';
import { EmptyAppend, EventIdReused, type ExpectedRevision } from './event-store.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Control characters, and lone surrogates: these have no UTF-8 form, so no store could give them back. */
const UNFIT = /[\p{Cc}\p{Cs}]/u;
const LONGEST_STREAM = 500;
const LONGEST_TYPE = 200;
const LARGEST_VERSION = 32_767;

/**
 * What every adapter asks of an append before the store sees it, so that all of them refuse the same.
 *
 * @throws EmptyAppend
 * @throws EventIdReused an id stands twice in the append
 * @throws TypeError the stream name, the expected revision or an event is malformed
 */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): void {
  if (!isName(stream, LONGEST_STREAM)) throw new TypeError(`a stream name has 1 to ${LONGEST_STREAM} characters, no control characters`);
  if (events.length === 0) throw new EmptyAppend(stream);
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new TypeError(`stream ${stream}: a revision is a whole number from 0, not ${expected}`);
  }
  for (const event of events) checkEvent(stream, event);
  if (events.length > 1) refuseTwins(stream, events);
}

function checkEvent(stream: string, { id, type, schemaVersion }: NewEvent): void {
  if (!UUID.test(id)) throw new TypeError(`stream ${stream}: an event id is a UUID in lower case, not ${JSON.stringify(id)}`);
  if (!isName(type, LONGEST_TYPE)) throw new TypeError(`event ${id}: a type has 1 to ${LONGEST_TYPE} characters, no control characters`);
  if (!(Number.isInteger(schemaVersion) && schemaVersion >= 1 && schemaVersion <= LARGEST_VERSION)) {
    throw new TypeError(`event ${id}: a schema version is a whole number from 1 to ${LARGEST_VERSION}, not ${schemaVersion}`);
  }
}

function refuseTwins(stream: string, events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  const twins = events.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id);
  if (twins.length > 0) throw new EventIdReused(stream, twins);
}

function isName(text: string, longest: number): boolean {
  return text.length > 0 && text.length <= longest && !UNFIT.test(text);
}
