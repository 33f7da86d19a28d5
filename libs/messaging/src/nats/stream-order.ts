import type { JsMsg } from '@nats-io/jetstream';

/** The next message of one type, as its consumer delivered it. */
export interface Head {
  readonly type: string;
  readonly message: JsMsg;
}

/** Where one type stands, as the server tells. */
export interface TypeState {
  /** Sequence of the newest message stored for this type, 0 for none. */
  readonly newest: number;
  /** Sequence of the newest one that was delivered to anybody. */
  readonly delivered: number;
  /** Delivered, not acknowledged: 0 or 1. */
  readonly outstanding: number;
}

export interface StreamView {
  /** Sequence of the newest message of the stream. */
  newest(): Promise<number>;
  /** Asked after `newest`, so that it knows of everything up to there. */
  stateOf(type: string): Promise<TypeState>;
}

/** How soon, and at most how late, the server is asked again while another process has an earlier message in hand. */
const AGAIN_MS = 10;
const AGAIN_AT_MOST_MS = 500;

/**
 * Brings the messages of one consumer per type into the order of the stream. The lowest message is given out when every other
 * type either has a later one at hand or, by the server's word, nothing earlier left, be it with another process.
 */
export class StreamOrder {
  private readonly heads = new Map<string, JsMsg>();
  /** Nothing of this type is to come up to this sequence. */
  private readonly clearUpTo = new Map<string, number>();
  private wake: () => void = () => undefined;

  constructor(
    private readonly types: readonly string[],
    private readonly view: StreamView,
    private readonly signal: AbortSignal,
    private readonly onError: (error: unknown) => void,
  ) {
    signal.addEventListener('abort', () => this.wake(), { once: true });
  }

  /** A message has come; a repetition takes the place of the first copy. */
  offer(type: string, message: JsMsg): void {
    this.heads.set(type, message);
    this.wake();
  }

  /** The message is dealt with; so is a copy of it that came meanwhile. */
  done({ type, message }: Head): void {
    if ((this.heads.get(type)?.seq ?? Infinity) <= message.seq) this.heads.delete(type);
  }

  /** The type's consumer begins anew, perhaps on another stream: what was known no longer holds. */
  forget(type: string): void {
    this.heads.delete(type);
    this.clearUpTo.clear();
  }

  held(): readonly JsMsg[] {
    return [...this.heads.values()];
  }

  /** Waits for the message whose turn it is; undefined when the signal is aborted. It stays held until `done`. */
  async next(): Promise<Head | undefined> {
    for (let again = AGAIN_MS; !this.signal.aborted; again = Math.min(again * 2, AGAIN_AT_MOST_MS)) {
      const head = this.lowest();
      if (!head) await this.changed();
      else if (this.unclear(head).length === 0) return head;
      else await this.ask(head).catch(this.onError);
      const next = this.lowest();
      if (next && this.unclear(next).length > 0) await this.changed(again);
    }
    return undefined;
  }

  private lowest(): Head | undefined {
    let lowest: Head | undefined;
    for (const [type, message] of this.heads) if (!lowest || message.seq < lowest.message.seq) lowest = { type, message };
    return lowest;
  }

  private unclear({ message }: Head): readonly string[] {
    return this.types.filter((type) => !this.heads.has(type) && (this.clearUpTo.get(type) ?? 0) < message.seq);
  }

  private async ask(head: Head): Promise<void> {
    const end = await this.view.newest();
    await Promise.all(
      this.unclear(head).map(async (type) => {
        const { newest, delivered, outstanding } = await this.view.stateOf(type);
        const nothingLeft = outstanding === 0 && newest <= delivered;
        this.clearUpTo.set(type, nothingLeft ? Math.max(end, delivered) : delivered - outstanding);
      }),
    );
  }

  private async changed(atMostMs?: number): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
