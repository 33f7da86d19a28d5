import { delay } from '@liandong/event-sourcing';

/** Length of a beat, in ms. */
const BEAT_MS = 40;

/**
 * Waits for the next beat of this process's clock, or until the signal is aborted. A reader of the log that has caught up takes a
 * breath after each batch: the first event after a silence is taken at once, and what trickles in behind it is taken together, with
 * one transaction instead of one for each event. All readers follow one beat, so that they share the reading of the log.
 */
export async function breath(signal: AbortSignal): Promise<void> {
  await delay(BEAT_MS - (performance.now() % BEAT_MS), signal);
}
