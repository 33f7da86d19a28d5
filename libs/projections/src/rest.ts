/** A pause that can be ended early. */
export class Rest {
  private wake: () => void = () => undefined;

  /** Resolves after the time in ms, or as soon as `end` is called. */
  async for(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.wake();
  }
}
