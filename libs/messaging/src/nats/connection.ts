import { connect, type NatsConnection } from '@nats-io/transport-node';
import { BackOff } from '../retry.js';
import { inboxPrefix } from './subjects.js';

export interface NatsConnectionOptions {
  /** One address or several, apart by commas. */
  readonly servers: string;
  /** The service that connects: names the connection and its private inbox prefix. */
  readonly service: string;
  readonly user?: string;
  readonly pass?: string;
}

/** How every connection to NATS is made. Once there it comes back by itself, for ever. */
export function natsConnectionOptions({ servers, service, user, pass }: NatsConnectionOptions) {
  return {
    servers: servers.split(','),
    name: service,
    inboxPrefix: inboxPrefix(service),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 200,
    // Refused twice in a row, it would be closed for good: by a server too busy to hear it out, or one whose passwords are changed after the service's.
    ignoreAuthErrorAbort: true,
    ...(user ? { user, pass: pass ?? '' } : {}),
  };
}

/**
 * Tries until the server is there. The client's own `waitOnFirstConnect` cannot be ended and would keep the process alive.
 *
 * @throws Error the signal was aborted
 */
export async function connectPatiently(
  options: NatsConnectionOptions,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<NatsConnection> {
  for (const backOff = new BackOff(); !signal.aborted; await backOff.wait(signal)) {
    try {
      return await connect(natsConnectionOptions(options));
    } catch (error) {
      onError(error);
    }
  }
  throw new Error('given up before NATS was there');
}
