import type { IncomingMessage } from 'node:http';

/** How fast a body has to come. */
export interface Pace {
  /** Before anything is asked of it, in ms. */
  readonly graceMs: number;
  /** On average, after that. */
  readonly bytesPerSecond: number;
  /** In which all of it must have come, in ms. */
  readonly mostMs: number;
}

/** What Node itself calls a request that came too slowly. */
const CODE = 'ERR_HTTP_REQUEST_TIMEOUT';
const LOOK_MS = 250;

/**
 * Ends a request whose body does not come at the pace: a sender that drips bytes holds whatever waits for them. Node's own timeout is one for every route,
 * and asks for the end alone. What came and was not taken yet is not the sender's delay.
 */
export function keepPace(
  message: IncomingMessage,
  { graceMs, bytesPerSecond, mostMs }: Pace,
  end: (error: Error & { readonly code: string }) => void,
): void {
  if (message.complete) return;
  const { socket } = message;
  const before = socket.bytesRead;
  let waited = 0;
  const look = setInterval(() => {
    if (message.complete || message.destroyed) return stop();
    if (message.readableLength > 0) return;
    waited += LOOK_MS;
    const owed = (Math.max(0, waited - graceMs) / 1_000) * bytesPerSecond;
    if (waited <= mostMs && socket.bytesRead - before >= owed) return;
    stop();
    end(Object.assign(new Error('the body comes too slowly'), { code: CODE }));
  }, LOOK_MS);
  const stop = () => clearInterval(look);
  look.unref();
  message.once('close', stop);
}
