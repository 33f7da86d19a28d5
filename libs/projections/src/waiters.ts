interface Waiter {
  readonly position: bigint;
  /** Whether a first build ends the waiting. */
  readonly unlessFirst: boolean;
  readonly resolve: (reached: boolean) => void;
}

/** Whoever waits for a read model: for a position, or until there is something to read. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();
  /** -1 until the read model is there: before that nothing can be read, not even that it is empty. */
  position = -1n;
  /** It is built for the first time, beside a log that others follow: nobody can read it yet. */
  isFirstBuild = false;

  get size(): number {
    return this.waiting.size;
  }

  /** Resolves with true once the position is passed, with false after `timeoutMs`; `onWaiting`: it is not passed yet. */
  async wait(position: bigint, timeoutMs: number, unlessFirst: boolean, onWaiting: () => void): Promise<boolean> {
    if (this.ends({ position, unlessFirst })) return true;
    return new Promise((resolve) => {
      const waiter = {
        position,
        unlessFirst,
        resolve: (reached: boolean) => {
          clearTimeout(timer);
          this.waiting.delete(waiter);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiter.resolve(false), timeoutMs);
      this.waiting.add(waiter);
      onWaiting();
    });
  }

  /**
   * Readers see the live generation, or none yet.
   *
   * @param isBuilt whether there is any generation
   * @param inPlace of one of another history: whoever waits for an event of this history must not be told of one that the other had there
   */
  see(live: { readonly position: bigint } | undefined, isBuilt: boolean, inPlace = false): void {
    this.isFirstBuild = !live && isBuilt;
    if (live && (inPlace || live.position > this.position)) this.position = live.position;
    for (const waiter of this.waiting) if (this.ends(waiter)) waiter.resolve(true);
  }

  giveUp(): void {
    for (const waiter of this.waiting) waiter.resolve(false);
  }

  private ends({ position, unlessFirst }: Pick<Waiter, 'position' | 'unlessFirst'>): boolean {
    return this.position >= position || (unlessFirst && this.isFirstBuild);
  }
}
