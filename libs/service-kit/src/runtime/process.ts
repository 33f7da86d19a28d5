import { ConfigurationError } from '../config/config.js';
import { DatabaseUnavailable } from './await-database.js';

/** sysexits.h: the configuration is wrong. */
const EX_CONFIG = 78;

/** sysexits.h: what the process needs is away; a later start may succeed. */
const EX_UNAVAILABLE = 69;

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

/** Says why the process cannot go on, and ends it: with code 78 where the configuration is wrong, 69 where its database is away, else 1. */
export function fail(error: unknown): never {
  const code = error instanceof ConfigurationError ? EX_CONFIG : error instanceof DatabaseUnavailable ? EX_UNAVAILABLE : 1;
  // What an operator can mend needs no stack.
  process.stderr.write(`${error instanceof Error ? (code === 1 ? (error.stack ?? error.message) : error.message) : String(error)}\n`);
  process.exit(code);
}
