import type { KeyWrapper } from './key-wrapper.js';

/** The key-encryption key in use and those before it: wraps under the first, unwraps under whichever wrapped. */
export class KeyRing implements KeyWrapper {
  constructor(
    private readonly current: KeyWrapper,
    private readonly retired: readonly KeyWrapper[] = [],
  ) {}

  get id(): string {
    return this.current.id;
  }

  get ids(): readonly string[] {
    return [this.current, ...this.retired].flatMap(({ ids }) => ids);
  }

  wrap(key: Uint8Array, context: string): Promise<Uint8Array> {
    return this.current.wrap(key, context);
  }

  async unwrap(wrapped: Uint8Array, context: string, id: string): Promise<Uint8Array> {
    const wrapper = [this.current, ...this.retired].find((one) => one.ids.includes(id));
    if (!wrapper) throw new RangeError(`no key-encryption key ${id}`);
    return wrapper.unwrap(wrapped, context, id);
  }
}
