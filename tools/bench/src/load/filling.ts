import type { EventStore } from '@liandong/event-sourcing';
import { newEvent } from '../stores/liandong.js';
import { type BenchEvent, benchEvent, newStream } from './events.js';

/** Events of one aggregate in a filled store: it is received, then noted again and again. */
export const EVENTS_PER_STREAM = 20;
const AT_A_TIME = 24;

/** Appends aggregates until the store holds so many events. */
export async function fill(store: EventStore, from: number, to: number): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (next < to) {
        const first = next;
        next += EVENTS_PER_STREAM;
        const events = Array.from({ length: Math.min(EVENTS_PER_STREAM, to - first) }, (_, index): BenchEvent => {
          const event = benchEvent(`fill/${first + index}`);
          return index === 0 ? event : { ...event, type: 'ClueNoted' };
        });
        await store.append(newStream(), 'no-stream', events.map(newEvent));
      }
    }),
  );
}
