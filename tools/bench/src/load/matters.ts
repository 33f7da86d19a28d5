import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@liandong/event-sourcing';
import { newEvent } from '../stores/liandong.js';
import { benchEvent } from './events.js';

/** A category of no service: only the audit service reads it. */
export const CATEGORY = 'bench';
/** Of every matter but the one that is measured. */
const EVENTS_PER_MATTER = 20;
const PERSONS = 500;
const AT_A_TIME = 24;
/** In how many pieces the measured matter is spread over the log. */
const PIECES = 50;

export interface FilledLog {
  readonly matterId: string;
  /** Acts in one matter out of 500, and in the measured one. */
  readonly personId: string;
  /** A position in the middle of the matter. */
  readonly middle: string;
  readonly head: bigint;
}

function events(matterId: string, personId: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const event = newEvent(benchEvent(`${matterId}/${index}`));
    return {
      ...event,
      type: 'BenchNoted',
      metadata: { ...event.metadata, correlationId: matterId, actor: { ...event.metadata.actor, personId } },
    };
  });
}

/** Appends matters of 20 events until the store holds `total`; among them one of `measured` events, spread over the whole log. */
export async function fillWithMatters(store: EventStore, total: number, measured: number): Promise<FilledLog> {
  const [matterId, personId] = [randomUUID(), 'bench-person-0'];
  let middle = '';
  const piece = measured / PIECES;
  const others = Math.floor((total - measured) / EVENTS_PER_MATTER);
  let next = 0;
  for (let done = 1; done <= PIECES; done += 1) {
    const until = Math.floor((others * done) / PIECES);
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async () => {
        while (next < until) {
          const id = randomUUID();
          next += 1;
          await store.append(`${CATEGORY}-${id}`, 'no-stream', events(id, `bench-person-${next % PERSONS}`, EVENTS_PER_MATTER));
        }
      }),
    );
    const { position } = await store.append(`${CATEGORY}-${matterId}.${done % 10}`, 'any', events(matterId, personId, piece));
    if (done === PIECES / 2) middle = position.toString();
  }
  return { matterId, personId, middle, head: await store.head() };
}
