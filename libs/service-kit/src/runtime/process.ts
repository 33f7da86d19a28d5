import { ConfigurationError } from '../config/config.js';

/** sysexits.h: the configuration is wrong. */
const EX_CONFIG = 78;

/** Ends the process cleanly on SIGTERM and SIGINT; a second signal ends it at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const onSignal = () => {
    if (closing) process.exit(1);
    closing = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** Says why the process cannot go on, and ends it: with code 78 where the configuration is wrong, else 1. */
export function fail(error: unknown): never {
  const known = error instanceof ConfigurationError;
  process.stderr.write(`${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`);
  process.exit(known ? EX_CONFIG : 1);
}
