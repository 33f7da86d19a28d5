import { RevisionConflict } from '../store/event-store.js';
import type { Outcome } from './append-batch.js';
import { isSameAppend, type PendingAppend } from './pending-append.js';

/** Most events in one call: enough to share a commit among many, few enough that the next batch is prepared meanwhile. */
const MOST_EVENTS = 512;
/** Most text in one call, unless a single append is larger. */
const MOST_TEXT = 4_000_000;

/**
 * Appends that wait for their turn, in order. Of those that expect the same revision of the same stream only the first is sent:
 * at most one can win, so once it has, the others have lost, and the database never hears of them. That keeps a contended
 * stream at one commit per round trip, however many writers there are.
 */
export class AppendQueue {
  private waiting: PendingAppend[] = [];
  /** Appends held back, by the stream and revision that an append now under way expects as well. */
  private readonly held = new Map<string, PendingAppend[]>();

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  push(append: PendingAppend): void {
    this.waiting.push(append);
  }

  /** The next batch; empty when all that waited are now held back. */
  take(): PendingAppend[] {
    const batch: PendingAppend[] = [];
    const ids = new Set<string>();
    let size = 0;
    let taken = 0;
    for (const append of this.waiting) {
      const full = ids.size + append.ids.length > MOST_EVENTS || size + append.size > MOST_TEXT || append.alone || batch[0]?.alone;
      if (batch.length > 0 && full) break;
      const rivals = this.held.get(placeOf(append));
      // The same id twice in one call would break the unique index: a repetition waits for the next call.
      if (!rivals && append.ids.some((id) => ids.has(id))) break;
      taken += 1;
      if (rivals) {
        rivals.push(append);
        continue;
      }
      if (append.expected !== 'any') this.held.set(placeOf(append), []);
      batch.push(append);
      size += append.size;
      for (const id of append.ids) ids.add(id);
    }
    this.waiting.splice(0, taken);
    return batch;
  }

  /** The append has its outcome, or none when that is unknown: decides about those that it held back. */
  settle(append: PendingAppend, outcome?: Outcome): void {
    const rivals = this.release(append).filter((rival) => !decidedBy(append, outcome, rival));
    this.waiting.unshift(...rivals);
  }

  /** Puts appends that were not stored back to the front, each to be sent by itself. */
  sendAlone(batch: readonly PendingAppend[]): void {
    const again = batch.flatMap((append) => [Object.assign(append, { alone: true }), ...this.release(append)]);
    this.waiting.unshift(...again);
  }

  /** Removes what waits and fulfils the condition. */
  remove(condition: (append: PendingAppend) => boolean): PendingAppend[] {
    const removed = this.waiting.filter(condition);
    this.waiting = this.waiting.filter((append) => !condition(append));
    return removed;
  }

  private release(append: PendingAppend): PendingAppend[] {
    const place = placeOf(append);
    const rivals = this.held.get(place) ?? [];
    this.held.delete(place);
    return rivals;
  }
}

/** Whether the rival's outcome follows from the one that was sent; if so, it is told. */
function decidedBy(append: PendingAppend, outcome: Outcome | undefined, rival: PendingAppend): boolean {
  if (outcome === undefined || outcome.kind === 'refused') return false;
  if (isSameAppend(append, rival)) {
    rival.resolve(outcome.result);
    return true;
  }
  // After a repetition the stream may stand further on, and a shared id needs the database's verdict.
  if (outcome.kind === 'repeated' || rival.ids.some((id) => append.ids.includes(id))) return false;
  rival.reject(new RevisionConflict(rival.stream, rival.expected, outcome.result.revision));
  return true;
}

/** Nothing is ever held under an 'any' place. */
function placeOf({ stream, expected }: PendingAppend): string {
  return `${expected} ${stream}`;
}
