/** Runs `check` every `intervalMs` until it neither throws nor returns false; after `timeoutMs` the last failure is thrown. */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 45_000, intervalMs = 20): Promise<Exclude<T, false>> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    let failure: unknown;
    try {
      const result = await check();
      if (result !== false) return result as Exclude<T, false>;
      failure = new Error('eventually: the check still returns false');
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= until) throw failure;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
